"""Pictures: every depth, every kind of colour, upright, and none that is a trap."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageCms

from helpers.malformed import malformed_files
from shapekin.data.contents import Picture
from shapekin.data.formats.sniffing import recognise
from shapekin.data.readers import PICTURE_LOADERS, SHAPE_LOADERS, parse
from shapekin.errors import UnreadableFileError

RAMP = np.array([[0, 64, 128, 255], [10, 20, 30, 40]], dtype=np.uint8)
COLOURS = np.stack([RAMP, RAMP[::-1], 255 - RAMP], axis=2)


def saved(image, kind="PNG", **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def pixels(data, extension=".png"):
    picture = parse(data, extension)
    assert isinstance(picture, Picture)
    assert picture.pixels.dtype == np.uint8
    return picture.pixels


def png(array, depth, colour_type):
    """A PNG by hand, of depths that Pillow does not write."""
    height, width = array.shape[:2]

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + np.ascontiguousarray(row).tobytes() for row in array)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def tiff(array, bits, sample_format, photometric=1):
    """An uncompressed TIFF by hand: one strip, little endian."""
    height, width = array.shape[:2]
    samples = 1 if array.ndim == 2 else array.shape[2]
    raw = np.ascontiguousarray(array).tobytes()
    tags = [(256, 3, 1, width), (257, 3, 1, height)]
    extra = b""
    start = 8 + len(raw)
    if samples == 1:
        tags += [(258, 3, 1, bits)]
    else:
        tags += [(258, 3, samples, start)]
        extra = struct.pack(f"<{samples}H", *[bits] * samples)
    tags += [
        (259, 3, 1, 1),
        (262, 3, 1, photometric),
        (273, 4, 1, 8),
        (277, 3, 1, samples),
        (278, 3, 1, height),
        (279, 4, 1, len(raw)),
    ]
    if samples == 1:
        tags += [(339, 3, 1, sample_format)]
    directory = struct.pack("<H", len(tags))
    for tag, kind, count, value in tags:
        form = "<HHIHxx" if kind == 3 and count == 1 else "<HHII"
        directory += struct.pack(form, tag, kind, count, value)
    return struct.pack("<2sHI", b"II", 42, start + len(extra)) + raw + extra + directory + struct.pack("<I", 0)


@pytest.mark.parametrize("kind", ["PNG", "BMP", "DIB", "TIFF", "WEBP", "GIF"])
def test_grey_and_colour_come_back(kind):
    options = {"lossless": True} if kind == "WEBP" else {}
    extension = "." + kind.lower()
    grey = pixels(saved(Image.fromarray(RAMP), kind, **options), extension)
    assert (grey[..., 0] == RAMP).all()
    colour = Image.fromarray(COLOURS) if kind != "GIF" else Image.fromarray(COLOURS).quantize(256)
    np.testing.assert_array_equal(pixels(saved(colour, kind, **options), extension), np.asarray(colour.convert("RGB")))


def test_sixteen_bits():
    deep = RAMP.astype(np.uint16) * 257
    np.testing.assert_array_equal(pixels(saved(Image.fromarray(deep)))[..., 0], RAMP)
    np.testing.assert_array_equal(pixels(saved(Image.fromarray(deep), "TIFF"), ".tif")[..., 0], RAMP)
    np.testing.assert_array_equal(pixels(tiff(deep, 16, 1), ".tif")[..., 0], RAMP)
    rgb = COLOURS.astype(np.uint16) * 257
    np.testing.assert_array_equal(pixels(png(rgb.astype(">u2"), 16, 2)), COLOURS)
    np.testing.assert_array_equal(pixels(tiff(rgb, 16, 1, 2), ".tif"), COLOURS)
    assert (pixels(saved(Image.fromarray(np.array([[3, 200]], dtype=np.uint16))))[0, :, 0] == [3, 200]).all()


def test_sixteen_bits_with_transparency():
    half = np.zeros((1, 2, 4), dtype=np.uint16)
    half[0, 0] = [0xFFFF, 0, 0, 0xFFFF]
    np.testing.assert_array_equal(pixels(png(half.astype(">u2"), 16, 6)), [[[255, 0, 0], [255, 255, 255]]])
    np.testing.assert_array_equal(pixels(png(half[..., 2:].astype(">u2"), 16, 4))[..., 0], [[0, 255]])


def test_floats_and_whole_numbers_of_any_range():
    unit = (RAMP / 255).astype(np.float32)
    np.testing.assert_array_equal(pixels(tiff(unit, 32, 3), ".tif")[..., 0], RAMP)
    np.testing.assert_array_equal(pixels(tiff(RAMP.astype(np.float32), 32, 3), ".tif")[..., 0], RAMP)
    heights = np.array([[-100.0, -49.0, 155.0, np.nan]], dtype=np.float32)
    np.testing.assert_array_equal(pixels(tiff(heights, 32, 3), ".tif")[0, :, 0], [0, 51, 255, 0])
    large = np.array([[0, 1_000_000, 2_000_000]], dtype=np.int32)
    np.testing.assert_array_equal(pixels(tiff(large, 32, 2), ".tif")[0, :, 0], [0, 128, 255])
    flat = np.full((2, 2), -5.0, dtype=np.float32)
    assert pixels(tiff(flat, 32, 3), ".tif").shape == (2, 2, 1)


def test_one_bit():
    image, expected = Image.fromarray(RAMP > 50), (RAMP > 50) * 255
    for kind in ("PNG", "TIFF", "BMP"):
        np.testing.assert_array_equal(pixels(saved(image, kind), "." + kind.lower())[..., 0], expected)


def test_palettes_with_and_without_transparency():
    indexed = Image.fromarray(np.array([[0, 1, 2]], dtype=np.uint8), "L").convert("P")
    indexed.putpalette([255, 0, 0, 0, 255, 0, 0, 0, 255])
    colours = [[[255, 0, 0], [0, 255, 0], [0, 0, 255]]]
    np.testing.assert_array_equal(pixels(saved(indexed)), colours)
    np.testing.assert_array_equal(pixels(saved(indexed, transparency=1)), [[[255, 0, 0], [255] * 3, [0, 0, 255]]])
    faint = pixels(saved(indexed, transparency=bytes([255, 255, 128])))
    np.testing.assert_array_equal(faint[0, 2], [127, 127, 255])
    np.testing.assert_array_equal(pixels(saved(indexed, "GIF", transparency=0), ".gif")[0, 0], [255] * 3)


def test_transparent_parts_are_white():
    assert (pixels(saved(Image.new("RGBA", (4, 4), (255, 0, 0, 0)))) == 255).all()
    grey = pixels(saved(Image.new("LA", (2, 2), (0, 0))))
    assert grey.shape == (2, 2, 1)
    assert (grey == 255).all()
    assert (pixels(saved(Image.new("RGBA", (2, 2), (0, 0, 0, 0)), "WEBP", lossless=True), ".webp") == 255).all()


def test_inks():
    """Cyan, magenta, yellow, black; JPEG files of Adobe hold them turned round."""
    inks = np.zeros((16, 16, 4), dtype=np.uint8)
    inks[..., 1:3] = 255  # magenta and yellow make red
    image = Image.fromarray(inks, "CMYK")
    data = saved(image, "JPEG", quality=100)
    assert b"Adobe" in data
    np.testing.assert_allclose(pixels(data, ".jpg").astype(int)[8, 8], [255, 0, 0], atol=6)
    np.testing.assert_array_equal(pixels(saved(image, "TIFF"), ".tif")[8, 8], [255, 0, 0])


def test_lightness_and_opponent_colours():
    np.testing.assert_array_equal(pixels(saved(Image.new("LAB", (2, 2), (128, 128, 128)), "TIFF"), ".tif"), 119)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_pictures_are_turned_upright(kind, orientation):
    upright = np.zeros((24, 40), dtype=np.uint8)
    upright[:8, :16] = 255  # the corner at the top left
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Transpose members: how the camera held it
    turned = Image.fromarray(upright)
    if orientation > 1:
        turned = turned.transpose(Image.Transpose(undo[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(turned.convert("RGB"), kind, exif=exif)
    read = pixels(data, "." + kind.lower())
    assert read.shape[:2] == (24, 40)
    np.testing.assert_allclose(read[..., 0].astype(int), upright, atol=40)


def test_damaged_notes_do_not_make_a_picture_unreadable():
    exif = b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01" * 40
    assert pixels(saved(Image.fromarray(COLOURS), "JPEG", exif=exif), ".jpg").shape == (2, 4, 3)


def test_the_first_of_several_frames():
    frames = [Image.new("L", (5, 4), value).convert("P") for value in (200, 10)]
    assert (pixels(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]), ".gif")[..., 0] == 200).all()
    pages = [Image.new("L", (5, 4), value) for value in (200, 10)]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert (pixels(data, ".tiff") == 200).all()


def test_a_tiff_whose_directories_run_in_a_circle():
    data = bytearray(tiff(RAMP, 8, 1))
    first = struct.unpack_from("<I", data, 4)[0]
    struct.pack_into("<I", data, len(data) - 4, first)
    np.testing.assert_array_equal(pixels(bytes(data), ".tif")[..., 0], RAMP)


def test_the_content_decides_not_the_extension():
    data = saved(Image.fromarray(COLOURS), "PNG")
    for extension in PICTURE_LOADERS:
        np.testing.assert_array_equal(pixels(data, extension), COLOURS)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "DIB", "TIFF", "GIF"])
def test_cut_off_pictures_are_refused(kind):
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8))
    data = saved(noise, kind)
    with pytest.raises(UnreadableFileError, match=r"picture (is cut off|is damaged)|not a picture"):
        parse(data[: len(data) // 2], "." + kind.lower())


def test_bombs_are_refused_by_their_headers():
    for name, reason in (("large.png", "81 million pixels"), ("bomb.png", "far too many pixels")):
        with pytest.raises(UnreadableFileError, match=reason):
            parse(malformed_files()[name], ".png")


def test_profiles_do_not_matter():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    np.testing.assert_array_equal(pixels(saved(Image.fromarray(COLOURS), icc_profile=profile)), COLOURS)


@pytest.mark.parametrize(
    ("data", "extension", "reason"),
    [
        (
            saved(Image.fromarray(COLOURS)),
            ".obj",
            "like a PNG picture, not like “.obj”; rename it to end in “.png”",
        ),
        (saved(Image.fromarray(COLOURS), "JPEG"), ".stl", "a JPEG picture"),
        (b"OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n", ".obj", "an OFF mesh, not like “.obj”"),
        (b"# made by x\nmtllib a.mtl\no thing\nv 0 0 0\nv 1 0 0\n", ".off", "an OBJ mesh"),
        (b"<!DOCTYPE html><html>", ".glb", "a web page, not like “.glb”; download the file again"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n", ".ply", "git lfs pull"),
        (b"PK\x03\x04" + b"\0" * 40, ".png", "an archive"),
        (b"Kaydara FBX Binary  \0", ".obj", "an FBX model"),
        (b"%PDF-1.4", ".png", "a PDF document"),
        (b"\0\0\0\x20ftypheic", ".jpg", "convert it to PNG or JPEG"),
        (b"\x93NUMPY\1\0", ".png", "a NumPy array"),
    ],
)
def test_wrong_names_are_told_kindly(data, extension, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        parse(data, extension)


def test_what_is_nothing_known_is_not_recognised():
    assert recognise(b"hello") is None
    assert recognise(b"\xff\xfe\x00\xd8\x00\x00\x01") is None
    assert SHAPE_LOADERS.keys().isdisjoint(PICTURE_LOADERS)
