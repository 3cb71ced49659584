"""Formats of shapes and pictures that are not read: a scan lists their files, with a reason."""

from __future__ import annotations

_MODELS = """
    .3ds .3dm .3dxml .abc .ac .amf .ase .blend .brep .bvh .c4d .cob .csm .ctm .dwg .dxf .fbx .ifc .iges .igs .iqm .irr
    .jt .lwo .lws .lxo .m3d .ma .max .mb .md2 .md3 .md5mesh .mdl .ms3d .nff .ogex .pmx .prt .q3d .sat .skp .sldasm
    .sldprt .smd .step .stp .usd .usda .usdc .usdz .vrml .vtk .vtp .wrl .wrz .x .x3d .x3db .x_t .xaml .xgl .zae .zgl
"""
_CLOUDS = ".binvox .drc .e57 .fls .ksplat .las .laz .ptx .rcp .rcs .splat .spz .vox"
_PICTURES = """
    .ai .arw .avif .cr2 .cr3 .dcm .dds .dng .emf .eps .exr .fits .hdr .heic .heif .icns .ico .j2k .jp2 .jxl .nef .orf
    .pbm .pcx .pgm .pnm .ppm .psd .qoi .raf .sgi .svg .tga .wmf .xbm .xcf .xpm
"""
_ADVICE = {
    "3D model": "export them as GLB or OBJ",
    "point cloud": "export them as PLY or PCD",
    "picture": "convert them to PNG or JPEG",
}

KNOWN_UNSUPPORTED: dict[str, str] = {
    extension: kind
    for kind, extensions in zip(_ADVICE, (_MODELS, _CLOUDS, _PICTURES), strict=True)
    for extension in extensions.split()
}
"""What a file is ("3D model", "point cloud", "picture") whose name ends so: in lower case, with the dot."""


def unsupported_reason(extension: str) -> str:
    """One sentence: why files that end so are not read, and what to do.

    Args:
        extension: With the dot; letter case does not matter.
    """
    kind = KNOWN_UNSUPPORTED.get(extension.lower())
    if kind is not None:
        return f"{extension.removeprefix('.').upper()} files are not supported; {_ADVICE[kind]}."
    return f"Files ending in “{extension}” are not supported." if extension else "The file's name has no ending."
