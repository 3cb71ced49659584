; Inno Setup script: dist\shapekin (made by packaging/freeze.sh) to dist\shapekin-VERSION-setup.exe.
; UNTESTED: written on Linux, run by .github/workflows/package.yml; see packaging/README.md.
;
;     iscc /DVersion=0.1.0 packaging\windows\shapekin.iss

#ifndef Version
  #error Say the version: iscc /DVersion=0.1.0
#endif

[Setup]
AppId={{8C2A6C1E-51B5-4E53-9F0B-2D8B7A1F5E11}
AppName=Shapekin
AppVersion={#Version}
AppPublisher=The Shapekin founders
DefaultDirName={autopf}\Shapekin
DefaultGroupName=Shapekin
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
LicenseFile=..\..\LICENSE
SourceDir=.
OutputDir=..\..\dist
OutputBaseFilename=shapekin-{#Version}-setup
SetupIconFile=..\..\build\package\icons\shapekin.ico
UninstallDisplayIcon={app}\shapekin-app.exe
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
ChangesEnvironment=yes
WizardStyle=modern

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: path; Description: "Let terminals find the command shapekin"; Flags: unchecked

[Files]
Source: "..\..\dist\shapekin\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Shapekin"; Filename: "{app}\shapekin-app.exe"
Name: "{autodesktop}\Shapekin"; Filename: "{app}\shapekin-app.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.shapekin"; ValueType: string; ValueData: "Shapekin.Project"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Shapekin.Project"; ValueType: string; ValueData: "Shapekin project"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Shapekin.Project\DefaultIcon"; ValueType: string; ValueData: "{app}\shapekin-app.exe,0"
Root: HKA; Subkey: "Software\Classes\Shapekin.Project\shell\open\command"; ValueType: string; ValueData: """{app}\shapekin-app.exe"" ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Check: LacksPath(ExpandConstant('{app}')); Tasks: path

[Run]
Filename: "{app}\shapekin-app.exe"; Description: "{cm:LaunchProgram,Shapekin}"; Flags: nowait postinstall skipifsilent

[Code]
function LacksPath(Folder: string): Boolean;
var
  Known: string;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Known) then
    Known := '';
  Result := Pos(';' + Uppercase(Folder) + ';', ';' + Uppercase(Known) + ';') = 0;
end;
