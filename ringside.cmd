@echo off
rem Ringside launcher for Windows: same commands as the POSIX launcher "ringside".
setlocal enabledelayedexpansion
set "ROOT=%~dp0"
set "APP=%ROOT%gui\target\ringside"
set "JDK="
if defined RINGSIDE_JAVA_HOME call :try "%RINGSIDE_JAVA_HOME%"
if defined RINGSIDE_JAVA_HOME if not defined JDK (
  echo ringside: RINGSIDE_JAVA_HOME is not a JDK 25 or newer: point it at one or unset it 1>&2
  exit /b 2
)
if not defined JDK if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try "%%~d"
if not defined JDK (
  echo ringside: needs a JDK 25 or newer and found none: install one, for example Temurin 25 from adoptium.net, or set RINGSIDE_JAVA_HOME to its folder 1>&2
  exit /b 2
)
set "JAVA_HOME=%JDK%"
if /i "%~1"=="test" goto test
if not exist "%APP%\.built" (
  echo ringside: building, about half a minute the first time... 1>&2
  pushd "%ROOT%"
  call mvn -B -ntp -q -DskipTests package || (popd & echo ringside: the build failed, see above 1>&2 & exit /b 2)
  popd
  type nul > "%APP%\.built"
)
set "FLAGS=-XX:+UseCompactObjectHeaders -XX:-UseCompressedOops -XX:+UseSerialGC -Dringside.home="%APP%" -p "%APP%\lib""
set "WINDOW="
if "%~1"=="" set "WINDOW=1"
if /i "%~1"=="window" set "WINDOW=1"
set "ARGS="
if defined WINDOW (
  for /f "tokens=1,*" %%a in ("%*") do set "ARGS=%%b"
  "%JDK%\bin\java" %FLAGS% --enable-native-access=javafx.graphics --add-exports=javafx.base/com.sun.javafx.event=org.controlsfx.controls -m ringside.gui/ringside.gui.app.Main !ARGS!
) else (
  "%JDK%\bin\java" %FLAGS% --add-modules ringside.workbench -m ringside.workbench/ringside.workbench.cli.Main %*
)
exit /b %errorlevel%

:test
shift
set "ARGS="
if "%~1"=="--thorough" (set "ARGS=-Dtest.excluded= -Dringside.thorough=true" & shift)
:more
if not "%~1"=="" (set "ARGS=!ARGS! %1" & shift & goto more)
pushd "%ROOT%"
call mvn -B -ntp verify %ARGS%
set "CODE=%errorlevel%"
popd
exit /b %CODE%

:try
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "V=%%~v"
  set "V=!V:"=!"
  if !V! GEQ 25 set "JDK=%~1"
)
exit /b 0
