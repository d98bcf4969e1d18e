// What the study notes print, to the letter (but white space at the ends of lines): the texts that the app `notes` writes with our objects.

/** One manifest, or a part of one. */
export interface Printed {
  /** The number of the notes. */
  readonly note: string;
  readonly title: string;
  /** Which object of the app it is: `namespace/kind/name`. */
  readonly object: string;
  /** What it is the text of, where it is no whole manifest: of some fields, of the Pod's spec, of its first container. */
  readonly part?: 'some' | 'spec' | 'container';
  readonly text: string;
  /** The text as it should be, where it slips. */
  readonly mended?: string;
}

export const printed: readonly Printed[] = [
  {
    note: '001',
    title: 'a Pod of one container',
    object: 'notes-pods/Pod/sample-pod',
    text: `
apiVersion: v1
kind: Pod
metadata:
  name: sample-pod
spec:
  containers:
  - name: nginx-container
    image: nginx:1.16
`,
  },
  {
    note: '001',
    title: 'a Pod of two containers',
    object: 'notes-pods/Pod/sample-2pod',
    text: `
apiVersion: v1
kind: Pod
metadata:
  name: sample-2pod
spec:
  containers:
  - name: nginx-container
    image: nginx:1.16
  - name: redis-container
    image: redis:3.2
`,
  },
  {
    note: '001',
    title: 'command and args',
    object: 'notes-containers/Pod/sample-pod',
    text: `
apiVersion: v1
kind: Pod
metadata:
  name: sample-pod
spec:
  containers:
 - name: nginx-container
    image: nginx:1.16
    command: ["/bin/sleep"]
    args: ["3600"]
`,
    mended: `
apiVersion: v1
kind: Pod
metadata:
  name: sample-pod
spec:
  containers:
  - name: nginx-container
    image: nginx:1.16
    command: ["/bin/sleep"]
    args: ["3600"]
`,
  },
  {
    note: '001',
    title: 'host aliases',
    object: 'notes-network/Pod/sample-pod',
    text: `
apiVersion: v1
kind: Pod
metadata:
  name: sample-pod
spec:
  containers:
  - name: nginx-container
    image: nginx:1.16
  hostAliases:
  - ip: 8.8.8.8
    hostnames:
    - google-dns
`,
  },
  {
    note: '003',
    title: 'a StatefulSet with claims',
    object: 'notes-stateful-set/StatefulSet/rg',
    text: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: rg
spec:
  serviceName: random-generator
  replicas: 2
  selector:
    matchLabels:
      app: random-generator
  template:
    spec:
      conatainers:
      - image:
        name:
        volumeMounts:
        - name:
          mountPath:
  volumeClaimTemplates:
  - metadata:
      name: logs
    spec:
      accessModes: ["ReadWriteOnce"]
      resources:
        requests:
          storage: 10Mi
`,
    mended: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: rg
spec:
  serviceName: random-generator
  replicas: 2
  selector:
    matchLabels:
      app: random-generator
  template:
    metadata:
      labels:
        app: random-generator
    spec:
      containers:
      - image: k8spatterns/random-generator:1.0
        name: random-generator
        volumeMounts:
        - name: logs
          mountPath: /logs
  volumeClaimTemplates:
  - metadata:
      name: logs
    spec:
      accessModes: ["ReadWriteOnce"]
      resources:
        requests:
          storage: 10Mi
`,
  },
  {
    note: '003',
    title: 'variables about the Pod and its resources',
    object: 'notes-self-awareness/Pod/what-it-may-use',
    part: 'some',
    text: `
spec:
  env:
  - name:
    valueFrom:
      fieldRef:
        fieldPath: status.podIP
  - name:
    valueFrom:
      resourceFieldRef:
        containerName:
        resource: limits.memory
`,
    mended: `
spec:
  containers:
  - env:
    - name: POD_IP
      valueFrom:
        fieldRef:
          fieldPath: status.podIP
    - name: MEMORY_LIMIT
      valueFrom:
        resourceFieldRef:
          containerName: random-generator
          resource: limits.memory
`,
  },
  {
    note: '003',
    title: 'labels as a file',
    object: 'notes-self-awareness/Pod/labels-as-file',
    part: 'spec',
    text: `
volumes:
- name: pod-info
  downwardAPI:
    items:
    - path: matchLabels
      fieldRef:
        fieldPath: metadata.labels
`,
  },
  {
    note: '004',
    title: 'what a Pod requires',
    object: 'notes-pods/Pod/nginx',
    text: `
apiVersion: v1              # 리소스의 이름이 동일할 경우 충돌을 피하기 위한 목적으로 정의한 스코프
kind: Pod                   # 리소스 타입
metadata:                   # 메타 정보
    name: nginx             # 리소스 이름
    labels:                 # 리소스 라벨 정보
        run: nginx
spec:                       # 리소스 스펙
    containers:             # 1개 이상의 컨테이너를 정의
    - name: nginx           # 컨테이너 이름
      image: nginx:1.14.2   # 컨테이너 이미지 주소
      ports:
      - containerPort: 80
`,
  },
  {
    note: '004',
    title: 'a node by its label',
    object: 'notes-pods/Pod/on-labelled-nodes',
    part: 'some',
    text: `
(...)
spec:
    containers:
    - name: nginx
      image: nginx:1.14.2
    nodeSelector:
      foo: bar
`,
  },
  {
    note: '004',
    title: 'command, args and restartPolicy',
    object: 'notes-containers/Pod/hello',
    part: 'some',
    text: `
(...)
spec:
  restartPolicy: OnFailure    # 파드 재시작 정책 / Always(디폴트, 종료시 항상 재시작), Never(시도안함), OnFailure(실패시에만)
  containers:
  - name: nginx
    image: nginx:1.14.2
    command: ["/bin/echo"]    # 도커의 ENTRYPOINT에 대응 / echo가 실행 후 바로 종료되어 재시작 정책을 OnFailure로 설정한 것
    args: ["hello"]           # 도커의 CMD에 대응
`,
  },
  {
    note: '004',
    title: 'a variable',
    object: 'notes-containers/Pod/variables',
    part: 'some',
    text: `
(...)
spec:
  containers:
  - name: mycontainer1
    image: myimage1
    env:                      # 각 컨테이너는 자신만의 환경 변수 공간을 가진다
    - name: ENV_VAR1
      value: "value1"
`,
  },
  {
    note: '004',
    title: 'a folder of the node',
    object: 'notes-containers/Pod/host-folder',
    part: 'some',
    text: `
(...)
spec:
  containers:
  - name: mycontainer1
    image: myimage1
    volumeMounts:                         # 컨테이너 내부의 연결 위치 지정
    - name: shared-data                   # 볼륨을 연결하는 식별자
      mountPath: /usr/share/nginx/html    # 컨테이너 내부에 볼륨이 연결될 위치
  volumes:                                # 파드에서 사용할 볼륨을 지정
  - name: shared-data
    hostPath:                             # 호스트 서버의 연결 위치 지정
      path: /home
`,
  },
  {
    note: '004',
    title: 'requests and limits',
    object: 'notes-containers/Pod/resource-demo',
    part: 'some',
    text: `
(...)
spec:
  containers:
  - name: resource-demo-container
    image: nginx
    resources:
      requests:                       # 최소 자원 사용량 보장
        memory: "64Mi"                # cf. Mi = MiB = 메비바이트(2^20 바이트) / 메가바이트(10^6 바이트)
        cpu: "250m"                   # cf. 1000m = 1core
      limits:                         # 최대 자원 사용량 제한
        memory: "128Mi"
        cpu: "500m"
`,
  },
  {
    note: '004',
    title: 'a liveness probe',
    object: 'notes-containers/Pod/asked-by-http',
    part: 'container',
    text: `
(...)
livenessProbe:
    httpGet:            # HTTP GET 메서드로 헬스 체크
        path: /live     # 체크할 경로
        port: 80        # HTTP 포트
`,
  },
  {
    note: '004',
    title: 'a readiness probe',
    object: 'notes-containers/Pod/asked-by-http',
    part: 'container',
    text: `
(...)
readinessProbe:
    httpGet:
        path: /ready
        port: 80
`,
  },
  {
    note: '004',
    title: 'a readiness probe by command',
    object: 'notes-containers/Pod/asked-by-command',
    part: 'container',
    text: `
readinessProbe:
    exec:
        command:
        - cat
        - /tmp/ready
`,
  },
  {
    note: '004',
    title: 'an init container',
    object: 'notes-containers/Pod/initialised',
    part: 'spec',
    text: `
containers:
(...)
initContainers:
- name: git
  image: alpine/git
(...)
`,
  },
  {
    note: '004',
    title: 'variables about the Pod',
    object: 'notes-self-awareness/Pod/where-it-runs',
    part: 'spec',
    text: `
containers:
- name: foo
  image: bar
  env:
  - name: NODE_NAME
    valueFrom:
      fieldRef:
        fieldPath: spec.nodeName
  - name: POD_NAME
    valueFrom:
      fieldRef:
        fieldPath: metadata.name
  - name: POD_NAMESPACE
    valueFrom:
      fieldRef:
        fieldPath: metadata.namespace
  - name: POD_IP
    valueFrom:
      fieldRef:
        fieldPath: status.podIP
`,
  },
  {
    note: '004',
    title: 'labels as a file, in 004',
    object: 'notes-self-awareness/Pod/podinfo',
    part: 'spec',
    text: `
volumes:
- name: podinfo
downwardAPI:
  items:                          # 메타데이터로 사용할 아이템 리스트 지정
  - path: "labels"                # 볼륨과 연결될 컨테이너 내부 경로
  fieldRef:
    fieldPath: metadata.labels    # 파드의 메타데이터 필드 경로
`,
    mended: `
volumes:
- name: podinfo
  downwardAPI:
    items:
    - path: "labels"
      fieldRef:
        fieldPath: metadata.labels
`,
  },
  {
    note: '004',
    title: 'a ConfigMap',
    object: 'notes-configuration/ConfigMap/my-configmap',
    text: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: my-configmap
data:
  key1: value1
  key2: value2
`,
  },
  {
    note: '004',
    title: 'a ConfigMap as files',
    object: 'notes-configuration/Pod/config-as-files',
    part: 'spec',
    text: `
volumes:
- name: ex-volume
  configMap:
    name: ex-config
`,
  },
  {
    note: '004',
    title: 'one key of a ConfigMap',
    object: 'notes-configuration/Pod/config-key',
    part: 'spec',
    text: `
containers:
- name: ex-env
  image: foo/bar
  env:
  - name: foo-env
    valueFrom:
      configMapKeyRef:
        name: ex-config
        key: ex.ample
`,
  },
  {
    note: '004',
    title: 'all keys of a ConfigMap',
    object: 'notes-configuration/Pod/config-keys',
    part: 'spec',
    text: `
containers:
- name: ex-env
  image: foo/bar
  envFrom:
  - name: foo-env
    valueFrom:
      configMapRef:
        name: ex-config
`,
    mended: `
containers:
- name: ex-env
  image: foo/bar
  envFrom:
  - configMapRef:
      name: ex-config
`,
  },
  {
    note: '004',
    title: 'a Secret',
    object: 'notes-configuration/Secret/mysecret',
    text: `
apiVersion: v1
kind: Secret
metadata:
  name: mysecret
type: Opaque
data:
  username: YWRtaW4=       # "admin"을 base64로 인코딩한 값
  password: cGFzc3dvcmQ=   # "password"을 base64로 인코딩한 값
`,
  },
  {
    note: '004',
    title: 'a Secret as files',
    object: 'notes-configuration/Pod/secret-as-files',
    part: 'spec',
    text: `
volumes:
- name: ex-volume
  secret:
    secretName: ex-secret
`,
  },
  {
    note: '004',
    title: 'one key of a Secret',
    object: 'notes-configuration/Pod/secret-key',
    part: 'spec',
    text: `
containers:
- name: ex-env
  image: foo/bar
  env:
  - name: foo-env
    valueFrom:
      secretKeyRef:
        name: ex-secret
        key: example
`,
  },
  {
    note: '004',
    title: 'all keys of a Secret',
    object: 'notes-configuration/Pod/secret-keys',
    part: 'spec',
    text: `
containers:
- name: ex-env
  image: foo/bar
  envFrom:
  - name: foo-env
    valueFrom:
      secretRef:
        name: ex-secret
`,
    mended: `
containers:
- name: ex-env
  image: foo/bar
  envFrom:
  - secretRef:
      name: ex-secret
`,
  },
  {
    note: '004',
    title: 'a Service',
    object: 'notes-services/Service/ex-svc',
    text: `
apiVersion: v1
kind: Service
metadata:
  labels:
    hello: world
  name: ex-svc
spec:
  ports:                # 서비스의 포트들
  - port: 8080          # 서비스로 들어오는 포트
    protocol: TCP       # 사용하는 프로토콜 (ex. TCP, UDP, HTTP)
    targetPort: 80      # 트래픽을 전달할 컨테이너의 포트
  selector:             # 트래픽을 전달할 컨테이너의 라벨
    run: ex-nginx
`,
  },
  {
    note: '004',
    title: 'an ExternalName',
    object: 'default/Service/my-external-service',
    text: `
apiVersion: v1
kind: Service
metadata:
  name: my-external-service
  namespace: default
spec:
  type: ExternalName
  externalName: external.example.com
`,
  },
  {
    note: '004',
    title: 'a ReplicaSet',
    object: 'notes-replica-set/ReplicaSet/nginx-replicaset',
    text: `
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: nginx-replicaset
  labels:
    app: nginx
spec:
  replicas: 3                   # 복제해서 유지할 파드의 개수
  selector:
    matchLabels:                # 복제 개수를 유지할 파드의 라벨
      app: nginx
  template:                     # 복제할 파드 정의 (라벨 붙은 파드의 metadata, spec과 동일)
    metadata:
      labels:
        app: nginx
    spec:
      containers:
      - name: nginx
        image: nginx:latest
        ports:
        - containerPort: 80
`,
  },
  {
    note: '004',
    title: 'a Deployment',
    object: 'notes-deployment/Deployment/nginx-deployment',
    text: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: nginx-deployment
  labels:
    app: nginx
spec:
  replicas: 3                   # 유지할 파드 개수
  selector:
    matchLabels:                # 배포할 파드의 라벨
      app: nginx
  strategy:
    type: RollingUpdate         # 배포 전략
    rollingUpdate:
      maxUnavailable: 25%       # 최대 중단 파드 허용 개수/비율
      maxSurge: 25%             # 최대 초과 파드 허용 개수/비율
  template:                     # 복제할 파드 정의
    metadata:
      labels:
        app: nginx
    spec:
      containers:
      - name: nginx
        image: nginx:latest
        ports:
        - containerPort: 80
`,
  },
  {
    note: '004',
    title: 'a Job',
    object: 'notes-jobs/Job/example-job',
    text: `
apiVersion: batch/v1
kind: Job
metadata:
  name: example-job
spec:
  template:
    metadata:
      name: example-job
    spec:
      containers:
      - name: example
        image: busybox
        command: ["sh", "-c", "echo Hello, Kubernetes! && sleep 30"]
      restartPolicy: OnFailure
    backoffLimit: 2
`,
    mended: `
apiVersion: batch/v1
kind: Job
metadata:
  name: example-job
spec:
  template:
    metadata:
      name: example-job
    spec:
      containers:
      - name: example
        image: busybox
        command: ["sh", "-c", "echo Hello, Kubernetes! && sleep 30"]
      restartPolicy: OnFailure
  backoffLimit: 2
`,
  },
  {
    note: '004',
    title: 'a CronJob',
    object: 'notes-jobs/CronJob/example-cronjob',
    text: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: example-cronjob
spec:
  schedule: "*/1 * * * *"               # 잡을 실행할 주기 설정
  jobTemplate:                          # 잡의 스펙을 동일하게 사용
    spec:
      template:
        spec:
          containers:
          - name: example
            image: busybox
            command: ["sh", "-c", "echo Hello, Kubernetes! && sleep 30"]
          restartPolicy: OnFailure
`,
  },
  {
    note: '004',
    title: 'a DaemonSet',
    object: 'notes-daemon-set/DaemonSet/nginx-daemonset',
    text: `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: nginx-daemonset
  labels:
    app: nginx
spec:
  selector:
    matchLabels:
      name: nginx
  template:
    metadata:
      labels:
        name: nginx
    spec:
      containers:
      - name: nginx
        image: nginx:latest
        ports:
        - containerPort: 80
`,
  },
  {
    note: '004',
    title: 'a StatefulSet',
    object: 'notes-stateful-set/StatefulSet/nginx-statefulset',
    text: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: nginx-statefulset
spec:
  serviceName: "nginx"                          # 스테이트풀셋과 연결할 서비스 이름
  replicas: 3
  selector:
    matchLabels:                                # 스테이트풀하게 관리할 파드의 라벨
      app: nginx
  template:                                     # 복제할 파드의 정의
    metadata:
      labels:
        app: nginx
    spec:
      containers:
      - name: nginx
        image: nginx:latest
        ports:
        - containerPort: 80
        volumeMounts:
        - name: nginx-persistent-storage
          mountPath: /usr/share/nginx/html
  volumeClaimTemplates:                         # 동적으로 볼륨을 생성하는 프로퍼티
  - metadata:
      name: nginx-persistent-storage
    spec:
      accessModes: ["ReadWriteOnce"]
      resources:
        requests:
          storage: 1Gi
`,
  },
  {
    note: '004',
    title: 'an Ingress of two paths, with TLS',
    object: 'default/Ingress/example-ingress',
    text: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: example-ingress
  namespace: default
  annotations:  # 메타정보 저장을 위한 프로퍼티 (label과 유사하지만, 리소스 필터링은 불가, 인그레스 컨트롤러에게 메타정보를 전달할 목적)
    kubernetes.io/ingress.class: nginx # 이 인그레스가 엔진엑스 인그레스 컨트롤러에 의해 처리됨을 명시
    nginx.ingress.kubernetes.io/rewrite-target: / # path 기반 라우팅시 추가 필요
spec:
  rules: # 외부 트래픽을 처리하는 방법 정의
  - host: example.com # 특정 도메인으로 들어오는 트래픽에 대한 라우팅을 정의 (생략시 모든 호스트 트래픽)
    http:
      paths:
      - path: / # 인그레스 path
        pathType: Prefix
        backend: # 인그레스의 트래픽을 받을 서비스 포트 정의
          service:
            name: example-service
            port:
              number: 80
      - path: /api
        pathType: Prefix
        backend:
          service:
            name: api-service
            port:
              number: 80
  tls:
  - hosts:
    - example.com
    secretName: example-tls
`,
    mended: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: example-ingress
  namespace: default
  annotations:  # 메타정보 저장을 위한 프로퍼티 (label과 유사하지만, 리소스 필터링은 불가, 인그레스 컨트롤러에게 메타정보를 전달할 목적)
    nginx.ingress.kubernetes.io/rewrite-target: / # path 기반 라우팅시 추가 필요
spec:
  ingressClassName: nginx
  rules: # 외부 트래픽을 처리하는 방법 정의
  - host: example.com # 특정 도메인으로 들어오는 트래픽에 대한 라우팅을 정의 (생략시 모든 호스트 트래픽)
    http:
      paths:
      - path: / # 인그레스 path
        pathType: Prefix
        backend: # 인그레스의 트래픽을 받을 서비스 포트 정의
          service:
            name: example-service
            port:
              number: 80
      - path: /api
        pathType: Prefix
        backend:
          service:
            name: api-service
            port:
              number: 80
  tls:
  - hosts:
    - example.com
    secretName: example-tls
`,
  },
  {
    note: '004',
    title: 'an Ingress of a sub-domain',
    object: 'default/Ingress/example-ingress-sub',
    text: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: example-ingress-sub
  namespace: default
  annotations:
    kubernetes.io/ingress.class: nginx
spec:
  rules:
  - host: example-sub.com # 서브 도메인을 두고 라우팅
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: example-service-sub
            port:
              number: 80
`,
    mended: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: example-ingress-sub
  namespace: default
spec:
  ingressClassName: nginx
  rules:
  - host: example-sub.com # 서브 도메인을 두고 라우팅
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: example-service-sub
            port:
              number: 80
`,
  },
  {
    note: '004',
    title: "the controller's own settings",
    object: 'ingress-nginx/ConfigMap/nginx-configuration',
    text: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: nginx-configuration
  namespace: ingress-nginx
data:
  load-balance: "least_conn"
`,
  },
  {
    note: '004',
    title: 'load balancing of one Ingress',
    object: 'notes-load-balance/Ingress/example-ingress',
    text: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: example-ingress
  annotations:
    nginx.ingress.kubernetes.io/load-balance: "least_conn"
spec:
  rules:
  - host: example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: example-service
            port:
              number: 80
`,
  },
  {
    note: '004',
    title: 'basic authentication',
    object: 'notes-authentication/Ingress/example-ingress',
    part: 'some',
    text: `
(...)
metadata:
  name: example-ingress
  annotations:
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/auth-secret: basic-auth
    nginx.ingress.kubernetes.io/auth-realm: 'Authentication Required - myapp'
(...)
`,
  },
];
