@echo off
rem Jatuhkan folder berkas ke sini. / Drop the folder of a dossier here.
setlocal DisableDelayedExpansion
chcp 65001 > nul
title cascade

if "%~1" == "" (
  echo Jatuhkan folder berisi Renstra, Renja, PK dan Rencana Aksi ke atas periksa.bat.
  echo Drop a folder with Renstra, Renja, PK and Rencana Aksi onto periksa.bat.
  pause
  exit /b 2
)

rem Laporan ditulis ke reports di samping folder yang dijatuhkan. / Reports go beside the folder.
pushd "%~dp1" || (pause & exit /b 2)
"%~dp0cascade.exe" check "%~f1" --open --fail-on never
set "hasil=%errorlevel%"
popd
if not "%hasil%" == "0" (
  echo.
  echo Pemeriksaan tidak selesai; bacalah pesan di atas. / The check did not end; read the message above.
  pause
)
exit /b %hasil%
