# Counts the events of each day, over all answers:
#
#   jq -nr -f events_per_day.jq found.jsonl
reduce (inputs | .events[]?.date | strings | select(test("^\\d{4}-\\d\\d-\\d\\d$"))) as $day ({}; .[$day] += 1)
| to_entries | sort_by(.key)[] | "\(.key)\t\(.value)"
