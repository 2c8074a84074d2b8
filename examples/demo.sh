#!/bin/sh
# The main job, shown: documents become a graph with receipts, and the graph is asked.
#     sh examples/demo.sh [SPYGRAPH]
set -eu

spygraph=${1:-spygraph}
documents=$(dirname "$0")/documents
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
SPYGRAPH_STORE=$folder/demo.db
NO_COLOR=1
export SPYGRAPH_STORE NO_COLOR

show() {  # prints the command as a reader would type it, then what it answers
    printf '\n$ spygraph'
    for word; do
        case $word in *' '*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
    "$spygraph" "$@"
}

show build "$documents"
show stats
show paths "NSO Group" Mexico --max-hops 2 --limit 3
show paths Intellexa Greece --max-hops 2 --limit 3
show rank --by betweenness --both-ways --limit 10
show show Predator
show claims --status denied
show check
