"""Reads articles with Dateline on every core of a Spark cluster.

    spark-submit --files dateline spark.py pandas articles.jsonl found

Each line of the input is an article as `dateline --lines` reads it. The output is a folder of lines:
`kind=answers` has one for every article, `kind=failed` those that could not be read, as they were.
"""

import argparse
import json
import subprocess
import time

from pyspark import SparkFiles
from pyspark.sql import SparkSession

# Spark runs a task on every core already.
ONE_CORE = {"RAYON_NUM_THREADS": "1"}


def by_pipe(lines, spark):
    """One process a partition; Spark feeds it line by line. Its answers come in order, so both can be zipped.

    Python's strings hold no bytes that are not UTF-8: such are replaced before Dateline sees the line.
    """
    # What --files ships lies in the working folder of every executor; in local mode, where the driver keeps it.
    local = spark.sparkContext.master.startswith("local[")
    program = SparkFiles.get("dateline") if local else "./dateline"
    lines = lines.rdd.map(lambda row: row.value)
    answers = lines.pipe(f"{program} --lines", env=ONE_CORE)
    return lines.zip(answers).flatMap(lambda pair: kinds(*pair)).toDF("kind string, value string")


def by_pandas(lines, spark):
    """One process a batch of lines; batches travel as columns of Arrow's, and lines in them as bytes."""
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 500)
    lines = lines.select(lines.value.cast("binary"))
    found = lines.mapInPandas(read, "kind string, value binary")
    return found.select(found.kind, found.value.cast("string"))


def read(batches):
    import pandas

    for batch in batches:
        lines = batch["value"].tolist()
        command = [SparkFiles.get("dateline"), "--lines"]
        done = subprocess.run(command, input=b"\n".join(lines), stdout=subprocess.PIPE, env=ONE_CORE)
        answers = done.stdout.split(b"\n")[:-1]
        # 1 says that some lines could not be read; anything else, that it was ended from outside.
        if done.returncode not in (0, 1) or len(answers) != len(lines):
            raise RuntimeError(f"dateline ended with {done.returncode} after {len(answers)} of {len(lines)} lines")
        found = [row for pair in zip(lines, answers) for row in kinds(*pair)]
        yield pandas.DataFrame(found, columns=["kind", "value"])


def kinds(line, answer):
    """What to write of a line and its answer."""
    yield "answers", answer
    if "error" in json.loads(answer):
        yield "failed", line


def main():
    ways = {"pipe": by_pipe, "pandas": by_pandas}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("way", choices=ways)
    parser.add_argument("articles")
    parser.add_argument("found")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("dateline").getOrCreate()
    start = time.monotonic()
    lines = spark.read.text(options.articles, lineSep="\n").filter(r"value rlike '\\S'")
    # Articles are short to load and long to read: even parts, several a core, so that no core waits for another.
    lines = lines.repartition(4 * spark.sparkContext.defaultParallelism)
    ways[options.way](lines, spark).write.partitionBy("kind").text(options.found)
    print(f"{options.way}: read in {time.monotonic() - start:.1f} s")
    spark.stop()


if __name__ == "__main__":
    main()
