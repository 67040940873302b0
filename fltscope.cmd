@echo off
rem Runs fltscope on Windows, as ./fltscope does elsewhere: in a checkout it first builds the jar when that is missing
rem or its sources have changed; in a folder without sources it runs the jar beside it. JVM flags: jvm.options.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
call :find_java
if errorlevel 1 exit /b 2
if not exist "%root%pom.xml" goto packed

set "jar=%root%analyzer\target\fltscope.jar"
set "work=%root%target\launcher"
set "cache=%root%analyzer\target\cds"
call :is_stale
if errorlevel 1 goto build
goto run

:packed
set "jar=%root%fltscope.jar"
set "cache=%LOCALAPPDATA%\fltscope\cds"
if exist "%jar%" goto run
>&2 echo fltscope: neither sources nor fltscope.jar in %root%
exit /b 2

:build
if not exist "%work%" mkdir "%work%"
if not exist "%work%" exit /b 2
>&2 echo fltscope: building %jar% (the first time also fetches libraries) ...
set waited=0
:try_lock
rem One build at a time: who holds the file open has the lock, and Windows releases it however the holder ends.
set outcome=locked
call :lock_and_build 2>nul
if "%outcome%"=="built" goto run
if "%outcome%"=="failed" goto build_failed
set /a waited+=1
ping -n 2 127.0.0.1 >nul
if %waited% lss 900 goto try_lock
>&2 echo fltscope: gave up waiting for another build
exit /b 2
:build_failed
>&2 echo fltscope: the build failed, see %work%\build.log
>&2 findstr /b /c:"[ERROR]" "%work%\build.log"
exit /b 2

:run
call :find_archive
set "shared="
if defined archive set "shared=-XX:SharedArchiveFile=%archive%"
rem 1 of a JVM that can not start must not pass for a regression: the program says it by another number. A capture hands
rem on the exit code of its command.
set "found=-Dfltscope.found=101"
if /i "%~1"=="capture" set "found=-Dfltscope.found=1"
if defined shared goto run_with_archive
"%java%" "@%root%jvm.options" %unsafe% %found% -jar "%jar%" %*
goto ended
:run_with_archive
"%java%" "@%root%jvm.options" %unsafe% "%shared%" %found% -jar "%jar%" %*
:ended
set "code=%errorlevel%"
if "%found%"=="-Dfltscope.found=1" exit /b %code%
if "%code%"=="101" exit /b 1
if not "%code%"=="1" exit /b %code%
>&2 echo fltscope: the JVM did not start: %java%
exit /b 2

rem Sets java, java_home and version. The version is read from the file 'release' where there is one: it is faster.
:find_java
set java=
if not defined JAVA_HOME goto java_on_path
set "java_home=%JAVA_HOME%"
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto java_version
>&2 echo fltscope: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it
exit /b 1
:java_on_path
for %%J in (java.exe) do set "java=%%~$PATH:J"
if defined java goto java_home_of_path
>&2 echo fltscope: no Java found: install a JDK 17 or newer, or set JAVA_HOME
exit /b 1
:java_home_of_path
for %%J in ("%java%") do set "java_home=%%~dpJ.."
:java_version
set version=
if not exist "%java_home%\release" goto ask_java
for /f "tokens=2 delims==" %%A in ('type "%java_home%\release" ^| "%SystemRoot%\System32\find.exe" "JAVA_VERSION="') do set "version=%%~A"
goto check_version
:ask_java
for /f "tokens=3" %%A in ('""%java%" -version 2>&1"') do if not defined version set "version=%%~A"
:check_version
set feature=0
for /f "tokens=1 delims=.-+_" %%A in ("%version%") do set "feature=%%A"
rem From 24 on the JVM warns of how Chronicle writes a queue; 17 does not know the flag.
set unsafe=
if %feature% geq 24 set "unsafe=--sun-misc-unsafe-memory-access=allow"
if %feature% geq 17 exit /b 0
>&2 echo fltscope: Java 17 or newer is needed, but %java% is "%version%"
exit /b 1

rem Sets the errorlevel to 1 when stale. The sources of the last build lie in a copy, as cmd cannot compare times.
:is_stale
if not exist "%jar%" exit /b 1
call :compare_sources sources /L
if errorlevel 1 exit /b 1
exit /b 0

rem Takes the folder of the copy. With /L it only tells by its exit code whether they differ, without it makes them equal.
:compare_sources
robocopy "%root%." "%work%\%~1" /MIR /FFT %2 /NJH /NJS /NDL /NFL /NP /R:1 /W:1 /XF *.md /XD .git .idea .vscode ^
  "%root%target" "%root%schemas\target" "%root%collector\target" "%root%analyzer\target" "%root%benchmarks" ^
  "%root%schemas\src\test" "%root%collector\src\test" "%root%analyzer\src\test" "%root%samples" >nul 2>nul
exit /b %errorlevel%

:lock_and_build
call :build_locked 9>"%work%\lock"
exit /b 0

rem Sets outcome. The copy is made before the build, so that a source saved meanwhile differs from it, and gets its name
rem after it, so that the jar of a build that was killed is not trusted.
:build_locked
set outcome=built
call :is_stale
if not errorlevel 1 exit /b 0
if exist "%work%\sources" rmdir /s /q "%work%\sources"
if exist "%work%\new" rmdir /s /q "%work%\new"
if exist "%jar%" del /q "%jar%" 2>nul
call :compare_sources new
pushd "%root%"
call "%root%mvnw.cmd" -B -q -DskipTests package -pl analyzer -am <nul >"%work%\build.log" 2>&1
set "code=%errorlevel%"
popd
if not "%code%"=="0" set outcome=failed
if not exist "%jar%" set outcome=failed
if "%outcome%"=="built" move /y "%work%\new" "%work%\sources" >nul
exit /b 0

rem Sets archive to a class-data archive (AppCDS) that fits this jar, JVM and flags, or to nothing; makes it if need be.
rem An empty file says that it cannot be made.
:find_archive
set archive=
for %%F in ("%jar%") do set "key=%version%-%%~tzF"
for %%F in ("%root%jvm.options") do set "key=%key%-%%~tzF"
set "key=%key: =_%"
set "key=%key:/=-%"
set "key=%key::=-%"
set "candidate=%cache%\%key%.jsa"
if not exist "%candidate%" call :make_archive >nul 2>nul
for %%F in ("%candidate%") do if "%%~zF" gtr "0" set "archive=%%~fF"
exit /b 0

:make_archive
if not exist "%cache%" mkdir "%cache%"
del /q /f "%cache%\*.jsa"
set "new=%cache%\%random%%random%"
set "work_load=--help"
if exist "%root%samples\mup-scard.etl" set work_load=analyze "%root%samples\mup-scard.etl"
"%java%" "@%root%jvm.options" "-XX:DumpLoadedClassList=%new%.classes" -jar "%jar%" %work_load% <nul
"%java%" "@%root%jvm.options" -Xshare:dump "-XX:SharedClassListFile=%new%.classes" "-XX:SharedArchiveFile=%new%.jsa" -jar "%jar%" <nul
if errorlevel 1 type nul >"%new%.jsa"
move /y "%new%.jsa" "%candidate%"
del /q "%new%.classes"
exit /b 0
