"""native.py FILE duckdb|polars: the same tasks outside the browser, on two threads; prints one line of JSON.

T5 the first 100 rows, T1 the whole table typed and in memory, prof a full profile, T2 both, in seconds; T3 one fixed
group-by, T4 one fixed filter; ok: count, sum and rows are those of the file.
"""
import json
import os
import resource
import sys
import time

f = sys.argv[1]
eng = sys.argv[2]
T = json.load(open(f + '.truth.json'))
R = {}
t = time.perf_counter


def ok(a, b):
    return abs(a - b) <= 1e-9 * max(1, abs(b)) * 100


if eng == 'duckdb':
    import duckdb

    R['v'] = duckdb.__version__
    c = duckdb.connect()
    c.execute('set threads=2')
    SRC = (
        "read_csv('%s',delim=';',decimal_separator=',',thousands='.',dateformat='%%d-%%m-%%Y',header=true,quote='\"',escape='\"',types={'beløb':'DOUBLE'})"
        % f
    )
    t0 = t()
    c.execute(f"select * from {SRC} limit 100").fetchall()
    R['T5'] = t() - t0
    t0 = t()
    c.execute(f"create table t as select * from {SRC}")
    R['T1'] = t() - t0
    t0 = t()
    g = c.execute('select kommunenavn,sum("beløb"),count(*) from t group by 1').fetchall()
    R['T3'] = t() - t0
    t0 = t()
    q = c.execute(
        "select * from t where status='Godkendt' and \"beløb\">50000 order by \"beløb\" desc limit 100"
    ).fetchall()
    R['T4'] = t() - t0
    t0 = t()
    s = c.execute('summarize t').fetchall()
    R['summ'] = t() - t0
    for r in s:
        c.execute(f'select "{r[0]}",count(*) n from t group by 1 order by n desc limit 10').fetchall()
    R['prof'] = t() - t0
    R['T2'] = R['T1'] + R['prof']
    R['ok'] = (
        ok(sum(x[1] for x in g), T['sum_beloeb'])
        and sum(x[2] for x in g) == T['rows']
        and [x[6] for x in q] == [x[1] for x in T['filter']['top100']]
    )
elif eng == 'polars':
    os.environ['POLARS_MAX_THREADS'] = '2'
    import polars as pl

    R['v'] = pl.__version__
    kw = dict(
        separator=';',
        decimal_comma=True,
        try_parse_dates=False,
        schema_overrides={'kommunekode': pl.String, 'beløb': pl.String},
    )

    def cv(l):
        return l.with_columns(
            pl.col('beløb').str.replace_all('.', '', literal=True).str.replace(',', '.', literal=True).cast(pl.Float64),
            pl.col('dato').str.to_date('%d-%m-%Y'),
        )

    t0 = t()
    cv(pl.scan_csv(f, **kw).head(100)).collect()
    R['T5'] = t() - t0
    t0 = t()
    d = cv(pl.read_csv(f, **kw))
    R['T1'] = t() - t0
    t0 = t()
    g = d.group_by('kommunenavn').agg(pl.col('beløb').sum(), pl.len())
    R['T3'] = t() - t0
    t0 = t()
    q = d.filter((pl.col('status') == 'Godkendt') & (pl.col('beløb') > 50000)).sort('beløb', descending=True).head(100)
    R['T4'] = t() - t0
    t0 = t()
    d.describe()
    d.select(pl.all().n_unique())
    for c in d.columns:
        d.group_by(c).len().top_k(10, by='len')
    R['prof'] = t() - t0
    R['T2'] = R['T1'] + R['prof']
    R['ok'] = (
        ok(g['beløb'].sum(), T['sum_beloeb'])
        and d.height == T['rows']
        and q['beløb'].to_list() == [x[1] for x in T['filter']['top100']]
    )
R['rss_mb'] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(R))
