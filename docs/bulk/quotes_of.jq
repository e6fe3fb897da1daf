# Prints everything that one speaker said. The input alternates lines of articles and answers; invalid JSON is skipped.
#
#   paste -d '\n' articles.jsonl found.jsonl | jq -nRr --arg speaker 'Tomas Bekele' -f quotes_of.jq
inputs as $line | (input | fromjson) as $found | ($line | fromjson? | .text) as $text
| $found.entities[]? | select(.name == $speaker) | .id as $id
| $found.quotes[] | select(.speaker == $id and .act == "speech")
| "\($found.id // "")\t" + ([.content[] as [$from, $to] | $text[$from:$to]] | join(" … "))
