import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { escapeText } from '../../kernel/markup.ts'

/** The kinds of file that Calc saves, and what it calls each. */
const kinds = {
  xlsx: 'Calc MS Excel 2007 XML',
  ods: 'calc8',
  xls: 'MS Excel 97',
  pdf: 'calc_pdf_Export',
} as const

/** A file that is opened in Calc, what is done with it there, and what it is saved as. */
export interface InCalc {
  readonly file: Uint8Array
  readonly steps?: readonly string[]
  readonly as?: keyof typeof kinds
}

/** Whether this machine has LibreOffice Calc, and not only another part of LibreOffice. */
export function hasCalc(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-calc-'))
  try {
    writeFileSync(join(folder, 'a.csv'), 'a,b\n')
    return start(folder, ['--convert-to', 'xlsx', '--outdir', folder, join(folder, 'a.csv')], 'a.xlsx')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// What a person does at the keyboard, as steps of a macro.
export const typed = (cell: string, text: string): string => `Typed "${cell}", ${quoted(text)}`
export const formatted = (cell: string, format: string): string => `Formatted "${cell}", ${quoted(format)}`
export const sorted = (range: string, column: number): string => `Sorted "${range}", ${column}`
export const filtered = (range: string, column: number, text: string): string =>
  `Filtered "${range}", ${column}, ${quoted(text)}`
export const movedTo = (range: string, cell: string): string => `Moved "${range}", "${cell}"`
export const separated = (range: string): string => `sheet.getCellRangeByName("${range}").merge(False)`
export const unprotected = 'sheet.unprotect("")'

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Opens files in one Calc without a screen, does the steps in each, and gives back what it saved, by name. */
export function inCalc<Name extends string>(jobs: Readonly<Record<Name, InCalc>>): Record<Name, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-calc-'))
  const named = Object.entries<InCalc>(jobs)
  const address = (name: string): string => pathToFileURL(join(folder, name)).href
  try {
    for (const [i, [, { file }]] of named.entries()) writeFileSync(join(folder, `${i}.in.xlsx`), file)
    // Its first start lays out the profile, and would lay it over the macro.
    start(folder, ['--terminate_after_init'])
    const modules = join(folder, 'profile/user/basic/Standard')
    mkdirSync(modules, { recursive: true })
    const work = named.map(
      ([, { steps = [], as = 'xlsx' }], i) => `Opened "${address(`${i}.in.xlsx`)}"
${steps.join('\n')}
Saved "${address(`${i}.out`)}", "${kinds[as]}"`,
    )
    writeFileSync(join(modules, 'script.xlb'), library)
    writeFileSync(join(modules, 'Trip.xba'), module(join(folder, 'log.txt'), work.join('\n')))
    start(folder, ['macro:///Standard.Trip.Run'])
    const log = readFileSync(join(folder, 'log.txt'), 'utf8').trim()
    if (log !== 'done') throw new Error(`Calc stopped: ${log}`)
    const saved = named.map(([name], i) => [name, new Uint8Array(readFileSync(join(folder, `${i}.out`)))])
    return Object.fromEntries(saved) as Record<Name, Uint8Array>
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function start(folder: string, more: readonly string[], makes = ''): boolean {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const { status } = spawnSync('soffice', [profile, '--headless', '--norestore', '--nologo', ...more], {
    stdio: 'ignore',
    timeout: 120_000,
  })
  if (status !== 0 || makes === '') return status === 0
  try {
    return readFileSync(join(folder, makes)).length > 0
  } catch {
    return false
  }
}

const library = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
<library:element library:name="Trip"/>
</library:library>`

const module = (log: string, work: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Trip" script:language="StarBasic">${escapeText(`
Dim doc As Object
Dim sheet As Object

Function Setting(name, value)
  Dim one As New com.sun.star.beans.PropertyValue
  one.Name = name
  one.Value = value
  Setting = one
End Function

Sub Opened(address)
  doc = StarDesktop.loadComponentFromURL(address, "_blank", 0, Array(Setting("Hidden", True)))
  sheet = doc.Sheets.getByIndex(0)
End Sub

Sub Saved(address, filter)
  doc.storeToURL(address, Array(Setting("FilterName", filter)))
  doc.close(True)
End Sub

Sub Typed(cell, text)
  doc.CurrentController.select(sheet.getCellRangeByName(cell))
  CreateUnoService("com.sun.star.frame.DispatchHelper").executeDispatch( _
    doc.CurrentController.Frame, ".uno:EnterString", "", 0, Array(Setting("StringName", text)))
End Sub

Sub Formatted(cell, format)
  Dim locale As New com.sun.star.lang.Locale
  Dim key
  key = doc.NumberFormats.queryKey(format, locale, False)
  If key < 0 Then key = doc.NumberFormats.addNew(format, locale)
  sheet.getCellRangeByName(cell).NumberFormat = key
End Sub

Sub Sorted(range, column)
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = column
  fields(0).IsAscending = False
  sheet.getCellRangeByName(range).sort(Array(Setting("SortFields", fields()), Setting("ContainsHeader", True)))
End Sub

Sub Filtered(range, column, text)
  Dim fields(0) As New com.sun.star.sheet.TableFilterField
  Dim cells
  cells = sheet.getCellRangeByName(range)
  fields(0).Field = column
  fields(0).Operator = com.sun.star.sheet.FilterOperator.EQUAL
  fields(0).StringValue = text
  Dim by
  by = cells.createFilterDescriptor(True)
  by.ContainsHeader = True
  by.setFilterFields(fields())
  cells.filter(by)
End Sub

Sub Moved(range, cell)
  sheet.moveRange(sheet.getCellRangeByName(cell).CellAddress, sheet.getCellRangeByName(range).RangeAddress)
End Sub

Sub Run
  Dim log
  log = FreeFile
  Open "${log}" For Output As #log
  On Error GoTo Broken
${work}
  Print #log, "done"
  GoTo Ending
Broken:
  Print #log, Error$ & ", line " & Erl
Ending:
  Close #log
  StarDesktop.terminate()
End Sub
`)}</script:module>`
