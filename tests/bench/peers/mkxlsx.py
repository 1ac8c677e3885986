"""mkxlsx.py SOURCE.csv OUT.xlsx ROWS: the first rows of a file of gen.py as a workbook with typed cells and day formats,
and what its rows and the sum of its seventh column are, in OUT.xlsx.truth.json."""
import csv
import datetime
import json
import os
import sys

import xlsxwriter

src, out, N = sys.argv[1], sys.argv[2], int(sys.argv[3])
wb = xlsxwriter.Workbook(out, {'constant_memory': False})
ws = wb.add_worksheet('Data')
df = wb.add_format({'num_format': 'dd-mm-yyyy'})
sm = 0
with open(src, encoding='utf-8', newline='') as f:
    for r, row in enumerate(csv.reader(f, delimiter=';')):
        if r > N:
            break
        if r == 0:
            ws.write_row(0, 0, row)
            continue
        for c, v in enumerate(row):
            if v == '':
                continue
            if c in (0, 7):
                ws.write_number(r, c, int(v))
            elif c == 1:
                ws.write_datetime(r, c, datetime.datetime.strptime(v, '%d-%m-%Y'), df)
            elif c in (6, 8, 9):
                x = float(v.replace('.', '').replace(',', '.'))
                ws.write_number(r, c, x)
                if c == 6:
                    sm += round(x * 100)
            else:
                ws.write_string(r, c, v)
wb.close()
json.dump(dict(rows=N, sum_beloeb=sm / 100, bytes=os.path.getsize(out)), open(out + '.truth.json', 'w'))
print(sm / 100, os.path.getsize(out))
