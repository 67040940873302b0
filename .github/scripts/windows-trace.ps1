# Records the same small workload in every way, and keeps what each command printed with its exit code. A step that fails
# does not stop the others: CheckClaims.java says what is missing.
param([Parameter(Mandatory)][string]$Folder)
$ErrorActionPreference = 'Continue'
$PSNativeCommandUseErrorActionPreference = $false
$root = (Resolve-Path (Join-Path $PSScriptRoot '..\..')).Path
$fltscope = Join-Path $root 'fltscope.cmd'
$workload = Join-Path $PSScriptRoot 'workload.ps1'
New-Item -ItemType Directory -Force $Folder | Out-Null
Set-Location $Folder

# Runs a command, writes NAME.txt with its output and NAME.code with its exit code.
function Step([string]$Name, [string]$Command, [string[]]$Arguments) {
    Write-Host "== ${Name}: $Command $Arguments"
    & $Command @Arguments *> "$Name.txt"
    $LASTEXITCODE | Set-Content "$Name.code"
    Get-Content "$Name.txt" -TotalCount 60 | Write-Host
}

# The same for a command whose standard output is a file of its own.
function Save([string]$Name, [string]$File, [string[]]$Arguments) {
    Write-Host "== ${Name}: $Arguments"
    & $fltscope @Arguments 2> "$Name.txt" | Set-Content -Encoding utf8 $File
    $LASTEXITCODE | Set-Content "$Name.code"
}

Step version $fltscope @('--version')
Step doctor $fltscope @('doctor')
Step capture-queue $fltscope @('capture', '--queue', 'q1', '--profile', 'full', '--', 'pwsh', '-NoProfile', '-File', $workload)
Step capture-etl $fltscope @('capture', '--etl', (Join-Path $PWD 'run1.etl'), '--profile', 'full', '--', 'pwsh', '-NoProfile', '-File', $workload)
Step sessions logman @('query', '-ets')
Save profile fltscope.wprp @('profile', 'wprp')
Step wpr-start wpr @('-start', 'fltscope.wprp', '-filemode')
& pwsh -NoProfile -File $workload
Step wpr-stop wpr @('-stop', 'wpr.etl')
Step fltmc-filters fltmc @('filters')
Step fltmc-instances fltmc @('instances')
Get-Content fltmc-filters.txt, fltmc-instances.txt | Set-Content fltmc.txt
Step snapshot $fltscope @('snapshot', '-o', 'snapshot.json')

$traces = [ordered]@{
    queue = @('q1')
    etl = @(Get-ChildItem run1*.etl | ForEach-Object Name)
    wpr = @('wpr.etl')
}
foreach ($name in $traces.Keys) {
    $more = if ($name -eq 'wpr') { @('--instances', 'fltmc.txt') } else { @() }
    Step "$name-info" $fltscope (@('info') + $traces[$name])
    Step "$name-analyze" $fltscope (@('analyze') + $traces[$name] + $more)
    Save "$name-info-json" "$name-info.json" (@('info', '--json') + $traces[$name])
    Save "$name-analyze-json" "$name-analyze.json" (@('analyze', '--json') + $traces[$name] + $more)
}
exit 0
