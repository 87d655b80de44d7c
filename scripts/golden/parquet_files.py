"""Writes the Parquet files of __fixtures__/parquet and what pyarrow itself reads from them (pip install pyarrow).

Every codec and encoding that pyarrow writes, over the same rows: text with few and with many values, integers, numbers, booleans, nulls.
"""

import json
import pathlib

import pyarrow as pa
import pyarrow.parquet as pq

OUT = pathlib.Path(__file__).resolve().parents[2] / "__fixtures__" / "parquet"
OUT.mkdir(parents=True, exist_ok=True)

N = 300
LABELS = ["ham", "spam", "später", None]
table = pa.table(
    {
        "id": [f"example-{i:04d}" for i in range(N)],
        "actual": [LABELS[i % 3] for i in range(N)],
        "predicted": [LABELS[(i * 7) % 4] for i in range(N)],
        "int64": pa.array([None if i % 11 == 0 else i - 5 for i in range(N)], pa.int64()),
        "big": pa.array([2**53 + 1 + i for i in range(N)], pa.int64()),
        "uint64": pa.array([2**64 - 1 - i for i in range(N)], pa.uint64()),
        "int8": pa.array([i % 100 - 50 for i in range(N)], pa.int8()),
        "uint32": pa.array([2**32 - 1 - i for i in range(N)], pa.uint32()),
        "double": pa.array([None if i == 3 else float("nan") if i == 4 else i / 4 for i in range(N)], pa.float64()),
        "bool": [None if i == 7 else i % 3 == 0 for i in range(N)],
    }
)

files = {
    "none-plain": dict(compression="none", use_dictionary=False),
    "none-dictionary": dict(compression="none"),
    "snappy": dict(compression="snappy"),
    "gzip": dict(compression="gzip"),
    "zstd": dict(compression="zstd"),
    "lz4": dict(compression="lz4"),
    "brotli": dict(compression="brotli"),
    "version-2-pages": dict(compression="zstd", data_page_version="2.0"),
    "delta": dict(
        compression="snappy",
        use_dictionary=False,
        column_encoding={"id": "DELTA_BYTE_ARRAY", "actual": "DELTA_LENGTH_BYTE_ARRAY", "int64": "DELTA_BINARY_PACKED", "double": "BYTE_STREAM_SPLIT"},
    ),
    "small-groups-and-pages": dict(compression="snappy", row_group_size=70, data_page_size=64, write_batch_size=16),
}
for name, options in files.items():
    pq.write_table(table, OUT / f"{name}.parquet", **options)


def shown(value):
    if value is None or value != value:
        return None
    if isinstance(value, bool):
        return "?true" if value else "?false"
    if isinstance(value, float):
        return f"#{int(value)}" if value.is_integer() else f"#{value}"
    return value if isinstance(value, str) else f"#{value}"


read = pq.read_table(OUT / "none-plain.parquet")
(OUT / "rows.json").write_text(
    json.dumps({"columns": read.column_names, "rows": [[shown(v) for v in row.values()] for row in read.to_pylist()]}, ensure_ascii=False, indent=None).replace("], [", "],\n[") + "\n"
)

odd = pa.table(
    {
        "id": ["a", "b"],
        "list": pa.array([[1], [2, 3]], pa.list_(pa.int64())),
        "struct": pa.array([{"x": 1}, {"x": 2}]),
        "day": pa.array([1, 2], pa.date32()),
        "decimal": pa.array([1, 2], pa.decimal128(5, 2)),
        "time": pa.array([1, 2], pa.timestamp("us")),
        "bytes": pa.array([b"ok", b"\xff\xfe"], pa.binary()),
        "label": pa.array([0, 5], pa.int64()),
        "nothing": pa.array([None, None], pa.string()),
    }
).replace_schema_metadata({"huggingface": json.dumps({"info": {"features": {"label": {"_type": "ClassLabel", "names": ["neg", "pos"]}}}})})
pq.write_table(odd, OUT / "odd-columns.parquet")
pq.write_table(table.slice(0, 0), OUT / "no-rows.parquet")

tool = pa.table(
    {
        "idx": pa.array([10, 11, 12, 13], pa.int32()),
        "sentence": ["great phone", "arrived broken", "it is a phone", "late"],
        "label": pa.array([1, 0, -1, 0], pa.int64()),
        "prediction": ["positive", "positive", "negative", None],
    }
).replace_schema_metadata(
    {"huggingface": json.dumps({"info": {"features": {"label": {"names": ["negative", "positive"], "_type": "ClassLabel"}, "sentence": {"dtype": "string", "_type": "Value"}}}})}
)
directory = OUT.parent / "formats" / "parquet"
directory.mkdir(parents=True, exist_ok=True)
pq.write_table(tool, directory / "predictions.parquet")
