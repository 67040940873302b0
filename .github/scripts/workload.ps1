# A small file workload: creates, reads, writes, renames and deletes, failed opens, a directory listing, a mapped file.
param([int]$Files = 200)
$ErrorActionPreference = 'Stop'
$folder = Join-Path ([IO.Path]::GetTempPath()) ("fltscope-" + [Guid]::NewGuid())
New-Item -ItemType Directory $folder | Out-Null
try {
    foreach ($i in 1..$Files) {
        $file = Join-Path $folder "file$i.txt"
        [IO.File]::WriteAllText($file, "line $i")
        [IO.File]::ReadAllText($file) | Out-Null
        if ([IO.File]::Exists((Join-Path $folder "none$i.txt"))) { throw 'it exists' }
        if ($i % 10 -eq 0) { [IO.File]::Move($file, "$file.renamed") }
    }
    Get-ChildItem $folder | Out-Null
    $mapped = [IO.MemoryMappedFiles.MemoryMappedFile]::CreateFromFile((Join-Path $folder 'file1.txt'))
    $mapped.Dispose()
} finally {
    Remove-Item -Recurse -Force $folder
}
