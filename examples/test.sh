#!/usr/bin/env bash
# Runs the examples against the real packages: bash examples/test.sh spark | datatrove | data-juicer | table | parallel
# Python packages go to .venv, at the versions of requirements.txt, once. Needs Python 3, a built dist/, and for Spark Java 17.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

# venv FOLDER REQUIREMENTS: sets $python
venv() {
  local folder=$here/../.venv/$1 wanted
  wanted=$(sha256sum < "$2")
  python=$folder/bin/python
  [ "$(cat "$folder/installed" 2> /dev/null)" = "$wanted" ] && return
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$python" -m pip install --quiet --disable-pip-version-check --retries 5 -r "$2"
  echo "$wanted" > "$folder/installed"
}

# Whatever an example starts is in the group of its own session and goes with it, also when this is interrupted.
run() {
  setsid --wait "$@" < /dev/null &
  leader=$!
  trap 'kill -TERM -- "-$leader" 2> /dev/null || true' EXIT INT TERM
  wait "$leader"
}

case ${1:-} in
  spark)
    java -version 2>&1 | grep -Eq 'version "(1[7-9]|[2-9][0-9])' || { echo "Spark needs Java 17 or newer on the PATH"; exit 1; }
    venv pipelines "$here/requirements.txt"
    run "$python" "$here/spark/test.py" "${@:2}"
    ;;
  datatrove)
    venv pipelines "$here/requirements.txt"
    run "$python" "$here/datatrove/test.py"
    ;;
  data-juicer)
    venv data-juicer "$here/data-juicer/requirements.txt"
    run "$python" "$here/data-juicer/test.py"
    ;;
  table)
    venv table "$here/table/requirements.txt"
    run "$python" "$here/table/test.py"
    ;;
  parallel)
    run bash "$here/parallel/test.sh"
    ;;
  *)
    echo "usage: bash examples/test.sh spark | datatrove | data-juicer | table | parallel"
    exit 2
    ;;
esac
