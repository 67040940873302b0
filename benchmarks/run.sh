#!/usr/bin/env bash
# Holds fltscope against a walk written in C and against its targets: one table, and every sample as JSON.
set -euo pipefail

usage='usage: benchmarks/run.sh [--quick] [--size BYTES] [--dir FOLDER] [--live | --gate | --queue | --golden [ARGUMENT...] |
       --fuzz [ARGUMENT...] | --jmh [ARGUMENT...]]
  --quick        one trace of 500 MB and fewer rounds: a minute or two instead of ten
  --size BYTES   one trace of this size
  --dir FOLDER   where the traces are made and kept (else a temporary folder; a full run needs 13 GB)
  --live         the live capture instead: the fake ETW calls back as fast as it can, on one processor and on all
  --gate         what the statistics of the gate find and what they miss, simulated: half a minute
  --queue        writing, reading and following a queue instead, against a raw memory-mapped file
  --golden       what every command says of many traces, against what it said before (benchmarks/README.md):
                 [--record] [--keep DIR] [--against DIR [--allow FILE]] [--only CASES] [--coverage]
  --fuzz         damaged input for everything that reads a file (benchmarks/README.md):
                 [--inputs N] [--corpus DIR] [--only KIND] [--seed N]
  --jmh          the micro-benchmarks instead; what follows goes to JMH (-h lists its options)'

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
target=$root/benchmarks/target
sizes=full
folder=
jmh=
live=
gate=
queue=
golden=
fuzz=

fail() {
  printf 'run.sh: %s\n' "$1" >&2
  exit 2
}

while (($#)); do
  case $1 in
  --quick) sizes=quick ;;
  --size) sizes=${2:?"$usage"} && shift ;;
  --dir) folder=${2:?"$usage"} && shift ;;
  --live) live=yes ;;
  --gate) gate=yes ;;
  --queue) queue=yes ;;
  --golden) golden=yes && shift && break ;;
  --fuzz) fuzz=yes && shift && break ;;
  --jmh) jmh=yes && shift && break ;;
  -h | --help) printf '%s\n' "$usage" && exit ;;
  *) fail "$usage" ;;
  esac
  shift
done
[[ $sizes =~ ^(quick|full|[0-9]+)$ ]] || fail "$usage"

is_stale() {
  [[ -f $1 ]] || return 0
  [[ -n $(find "$root"/{pom.xml,*/pom.xml,*/src} -newer "$1" -print -quit) ]]
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# The golden comparison and the fuzzer are test code, so they run from the classes; the libraries are those in fltscope.jar.
if [[ $golden || $fuzz ]]; then
  compiled=$root/analyzer/target/golden.compiled
  if is_stale "$compiled"; then
    echo 'compiling ...' >&2
    started=$(mktemp)
    goal=test-compile
    [[ -f $root/analyzer/target/fltscope.jar ]] || goal=package
    (cd "$root" && ./mvnw -B -q -DskipTests -pl schemas,collector,analyzer "$goal")
    touch -r "$started" "$compiled"
    rm "$started"
  fi
  path=
  for module in analyzer collector schemas; do
    path+=$root/$module/target/classes:$root/$module/target/test-classes:
  done
  memory=(-Xmx1g -XX:+UseParallelGC)
  main=fltscope.analyzer.golden.GoldenComparison
  if [[ $fuzz ]]; then
    memory=(-Xmx512m -XX:MaxDirectMemorySize=256m -XX:+UseSerialGC)
    main=fltscope.analyzer.fuzz.Fuzz
  fi
  exec "$java" "${memory[@]}" --add-opens java.base/java.lang.reflect=ALL-UNNAMED \
    --add-exports java.base/sun.nio.ch=ALL-UNNAMED --add-exports java.base/jdk.internal.ref=ALL-UNNAMED \
    -cp "$path$root/analyzer/target/fltscope.jar" "$main" "$@"
fi

if is_stale "$target/benchmarks.jar"; then
  echo 'building benchmarks.jar ...' >&2
  started=$(mktemp)
  (cd "$root" && ./mvnw -B -q -DskipTests package)
  # A source that was saved during the build is newer than the jars.
  touch -r "$started" "$target/benchmarks.jar"
  rm "$started"
fi

if [[ $jmh ]]; then
  exec "$java" -jar "$target/benchmarks.jar" "$@"
fi
if [[ $gate ]]; then
  exec "$java" -cp "$target/benchmarks.jar" fltscope.benchmarks.GateSimulation
fi

if [[ $live ]]; then
  opens=(--add-opens java.base/java.lang.reflect=ALL-UNNAMED --add-opens java.base/java.lang=ALL-UNNAMED
    --add-opens java.base/sun.nio.ch=ALL-UNNAMED --add-exports java.base/jdk.internal.ref=ALL-UNNAMED
    --add-exports java.base/sun.nio.ch=ALL-UNNAMED)
  speed=("$java" "@$root/jvm.options" "${opens[@]}" -cp "$target/benchmarks.jar" fltscope.benchmarks.LiveSpeed 10000000
    "${folder:-.}")
  if command -v taskset >/dev/null; then
    echo 'one processor:'
    taskset -c 0 "${speed[@]}"
  fi
  echo 'all processors:'
  exec "${speed[@]}"
fi

if [[ $queue ]]; then
  folder=${folder:-$(mktemp -d)}
  mkdir -p "$folder"
  exec "$java" "@$root/jvm.options" --add-opens java.base/java.lang.reflect=ALL-UNNAMED \
    --add-exports java.base/sun.nio.ch=ALL-UNNAMED --add-exports java.base/jdk.internal.ref=ALL-UNNAMED \
    -cp "$target/benchmarks.jar" fltscope.benchmarks.QueueMeasure "$folder" 4000000
fi

[[ $(uname -s) == Linux ]] || fail 'the comparison needs Linux; --jmh runs anywhere'
compiler=$(command -v gcc) || fail 'gcc is needed to compile the C walk; install it, or use --jmh'

bin=$target/c
source=benchmarks/src/main/c/walk.c
reference=$root/../shared/bench/limit.c
walk=$root/$source
if [[ -f $reference ]]; then
  source=../shared/bench/limit.c
  walk=$reference
fi
mkdir -p "$bin"
"$compiler" -O2 -o "$bin/walk" "$walk"
"$compiler" -O2 -o "$bin/measure" "$root/benchmarks/src/main/c/measure.c"
echo "the C walk is $source, compiled with $("$compiler" --version | head -n 1), -O2"

# The first start builds the jar where that is missing, and the launcher may still be making its class archive afterwards.
"$root/fltscope" --version >/dev/null
for ((i = 0; i < 60; i++)); do
  compgen -G "$root/analyzer/target/cds/*.jsa" >/dev/null && break
  sleep 1
done

if [[ $folder ]]; then
  mkdir -p "$folder"
else
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi
"$java" -cp "$target/benchmarks.jar" fltscope.benchmarks.Measure "$root" "$bin" "$source" "$folder" "$sizes"
