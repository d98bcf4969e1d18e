// A chart to make objects in.
import { App, type AppProps, Chart, type ChartProps } from 'cdk8s-patterns';

/** The chart `shop` of a new App. */
export const aChart = (settings: AppProps = {}, props: ChartProps = {}): Chart => new Chart(new App(settings), 'shop', props);
