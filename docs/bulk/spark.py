"""Reads articles with Dateline on every core of a Spark cluster.

    spark-submit --files dateline spark.py pandas articles.jsonl found

Each line of the input is an article in the format of `dateline --lines`. The output is a folder of text files:
`kind=answers` has one line for every article, `kind=failed` has the lines that could not be read, unchanged.
"""

import argparse
import json
import subprocess
import time

from pyspark import SparkFiles
from pyspark.sql import SparkSession

# Spark already runs one task per core.
ONE_CORE = {"RAYON_NUM_THREADS": "1"}


def by_pipe(lines, spark):
    """Runs one process per partition, which Spark feeds line by line. The answers come in order, so `zip` pairs them.

    Spark passes the lines as Python strings: bytes that are not UTF-8 are replaced before Dateline reads them.
    """
    # --files copies the program to the working directory of every executor; in local mode it stays with the driver.
    local = spark.sparkContext.master.startswith("local[")
    program = SparkFiles.get("dateline") if local else "./dateline"
    lines = lines.rdd.map(lambda row: row.value)
    answers = lines.pipe(f"{program} --lines", env=ONE_CORE)
    return lines.zip(answers).flatMap(lambda pair: kinds(*pair)).toDF("kind string, value string")


def by_pandas(lines, spark):
    """Runs one process per batch of lines. Arrow transfers each batch as a column, and each line in it as bytes."""
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
        # Status 1 means that some lines could not be read. Any other status means that it was ended from outside.
        if done.returncode not in (0, 1) or len(answers) != len(lines):
            raise RuntimeError(f"dateline ended with {done.returncode} after {len(answers)} of {len(lines)} lines")
        found = [row for pair in zip(lines, answers) for row in kinds(*pair)]
        yield pandas.DataFrame(found, columns=["kind", "value"])


def kinds(line, answer):
    """Yields the rows to write for a line and its answer."""
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
    # Articles are quick to load and slow to read. Several equal partitions per core prevent cores from idling.
    lines = lines.repartition(4 * spark.sparkContext.defaultParallelism)
    ways[options.way](lines, spark).write.partitionBy("kind").text(options.found)
    print(f"{options.way}: read in {time.monotonic() - start:.1f} s")
    spark.stop()


if __name__ == "__main__":
    main()
