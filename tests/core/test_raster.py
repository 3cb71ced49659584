"""The z-buffer, its camera, and the light, against plain loops and known shapes."""

from __future__ import annotations

import numpy as np
import pytest

from shapekin.render.turntable.raster import draw_discs, draw_triangles
from shapekin.render.turntable.shading import PASSES, Subject, render, render_pass
from shapekin.render.turntable.sky import DIRECTIONS, Sky, light_axes
from shapekin.render.turntable.solid import Cloud, Mesh, Wire, into_unit_sphere
from shapekin.render.turntable.viewpoint import Camera

BOX_FACES = np.array(
    [[0, 2, 1], [1, 2, 3], [4, 5, 6], [5, 7, 6], [0, 1, 4], [1, 5, 4],
     [2, 6, 3], [3, 6, 7], [0, 4, 2], [2, 4, 6], [1, 3, 5], [3, 7, 5]], np.int32,
)  # fmt: skip


def box(low, high):
    low, high = np.array(low, float), np.array(high, float)
    corners = np.array([[i & 1, i >> 1 & 1, i >> 2 & 1] for i in range(8)], float)
    return (low + corners * (high - low)).astype(np.float32), BOX_FACES


def by_loops(corners, height, width):
    """Depth by testing every pixel centre against every triangle."""
    depth = np.full((height, width), np.inf)
    for a, b, c in corners.astype(np.float64):
        area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
        if area == 0:
            continue
        for row in range(height):
            for column in range(width):
                x, y = column + 0.5, row + 0.5
                u = ((b[0] - x) * (c[1] - y) - (c[0] - x) * (b[1] - y)) / area
                v = ((c[0] - x) * (a[1] - y) - (a[0] - x) * (c[1] - y)) / area
                if u > 0 and v > 0 and u + v < 1:
                    z = u * a[2] + v * b[2] + (1 - u - v) * c[2]
                    depth[row, column] = min(depth[row, column], z)
    return depth


def test_triangles_match_a_plain_loop():
    rng = np.random.default_rng(3)
    corners = rng.uniform([-5, -5, 0.5], [35, 25, 2.0], (40, 3, 3)).astype(np.float32)
    seen = draw_triangles(corners, 20, 30)
    np.testing.assert_allclose(seen.depth_image(), by_loops(corners, 20, 30), rtol=2e-4)


def test_neighbours_leave_no_gap_and_no_overlap():
    """A fan that tiles a square: every pixel is of exactly one triangle."""
    rim = np.array([[0, 0], [7, 0], [16, 0], [16, 9], [16, 16], [3, 16], [0, 16], [0, 5]], float)
    middle = np.array([6.3, 8.9])
    flat = np.stack([np.stack([middle, rim[i], rim[(i + 1) % 8]]) for i in range(8)])
    corners = np.concatenate([flat, np.ones((8, 3, 1))], axis=2).astype(np.float32)
    counts = sum(len(draw_triangles(corners[i : i + 1], 16, 16).pixels) for i in range(8))
    assert counts == 256
    assert len(draw_triangles(corners, 16, 16).pixels) == 256


def test_the_nearer_wins_and_slivers_stay_within_themselves():
    near = [[2, 2, 0.5], [12, 2, 0.5], [2, 12, 0.5]]
    far = [[0, 0, 0.9], [16, 0, 0.9], [0, 16, 0.9]]
    sliver = [[-400, 8.49, 0.2], [1, 8.500001, 0.2], [2, 8.51, 0.2]]
    seen = draw_triangles(np.array([far, near, sliver], np.float32), 16, 16)
    owner = np.full((16, 16), -1)
    owner.flat[seen.pixels] = seen.primitive
    assert owner[4, 4] == 1
    assert owner[0, 0] == 0
    assert not (owner[:, 3:] == 2).any()


def test_no_triangles_and_triangles_off_the_picture_show_nothing():
    assert len(draw_triangles(np.empty((0, 3, 3), np.float32), 8, 8).pixels) == 0
    outside = np.array([[[-9, -9, 1], [-3, -9, 1], [-3, -2, 1]]], np.float32)
    assert len(draw_triangles(outside, 8, 8).pixels) == 0
    assert len(draw_discs(np.empty((0, 3), np.float32), np.empty(0, np.float32), 0.1, 8, 8).pixels) == 0


def test_discs_are_round_and_bulge():
    seen = draw_discs(np.array([[16, 16, 1.0]], np.float32), np.array([8.0], np.float32), 0.25, 32, 32)
    assert len(seen.pixels) == pytest.approx(np.pi * 64, rel=0.05)
    image = seen.depth_image()
    assert image[16, 16] == pytest.approx(0.75, abs=0.01)
    assert np.isinf(image[0, 0])


def test_a_disc_smaller_than_a_pixel_still_shows():
    spots = np.random.default_rng(0).uniform(1, 31, (50, 3)).astype(np.float32)
    for spot in spots:
        assert len(draw_discs(spot[None], np.array([0.05], np.float32), 0.0, 32, 32).pixels) >= 1


def test_unproject_undoes_project():
    points = np.random.default_rng(1).uniform(-0.57, 0.57, (100, 3)).astype(np.float32)
    camera = Camera(40, -30, 1.7)
    screen = camera.project(points, 300, 200, (0.3, -0.2))
    np.testing.assert_allclose(camera.unproject(screen, 300, 200, (0.3, -0.2)), points, atol=2e-4)


def test_up_is_up_and_the_front_is_seen():
    camera = Camera()
    low, high, front, back = camera.project(
        np.array([[0, 0, -0.5], [0, 0, 0.5], [0, -0.5, 0], [0, 0.5, 0]], np.float32), 100, 100
    )
    assert high[1] < low[1]
    assert front[2] < back[2]


def test_the_camera_stays_off_the_poles_and_within_its_zoom():
    assert Camera().turned(0, 500).elevation == 88
    assert Camera(170).turned(20, 0).azimuth == pytest.approx(-170)
    assert Camera().zoomed(1e9).zoom == 12


def test_a_solid_fills_the_unit_sphere():
    vertices, faces = box((10, 10, 10), (12, 16, 11))
    mesh = Mesh.build(vertices, faces)
    np.testing.assert_allclose(np.linalg.norm(mesh.vertices, axis=1).max(), 1, atol=1e-5)
    assert into_unit_sphere(np.zeros((3, 3)), np.zeros((0, 3))).shape == (3, 3)


def test_light_comes_evenly_from_everywhere():
    towards = light_axes(DIRECTIONS)[:, 2]
    np.testing.assert_allclose(np.linalg.norm(towards, axis=1), 1, atol=1e-5)
    assert np.linalg.norm(towards.mean(axis=0)) < 0.03
    assert np.linalg.norm(towards[:16].mean(axis=0)) < 0.2


def test_the_sky_is_open_on_top_and_closed_inside():
    vertices, faces = box((-0.5, -0.5, -0.5), (0.5, 0.5, 0.5))
    sky = Sky.build(Mesh.build(vertices, faces))
    top = 1 / np.sqrt(3)
    places = np.array([[0, 0, top], [0, 0, 0]], np.float32)
    normals = np.array([[0, 0, 1], [0, 0, 1]], np.float32)
    openness = sky.openness(places, normals, np.arange(DIRECTIONS))
    assert openness[0] > 0.97
    assert openness[1] < 0.03


def test_either_winding_looks_the_same():
    vertices, faces = box((-1, -1, -1), (1, 1, 1))
    one = render(Subject(Mesh.build(vertices, faces)), Camera(), 48, 48, 1)
    other = render(Subject(Mesh.build(vertices, faces[:, ::-1].copy())), Camera(), 48, 48, 1)
    assert np.abs(one.astype(int) - other).max() <= 1


def test_a_picture_has_a_transparent_ground_soft_edges_and_light_from_above():
    vertices, faces = box((-1, -1, -1), (1, 1, 1))
    image = render(Subject(Mesh.build(vertices, faces)).with_sky(), Camera(), 96, 96)
    alpha = image[..., 3]
    assert alpha[0, 0] == 0
    assert alpha[48, 48] == 255
    assert ((alpha > 20) & (alpha < 235)).sum() > 20
    assert (image[..., :3] <= alpha[..., None]).all()
    camera, side = Camera(), 0.95 / np.sqrt(3)
    top, flank = camera.project(np.array([[0, 0, side], [side, 0, 0]], np.float32), 96, 96).astype(int)
    assert image[top[1], top[0], 0] > image[flank[1], flank[0], 0] + 15


def test_the_mean_of_passes_has_the_brightness_of_one():
    vertices, faces = box((-1, -0.6, -1), (1, 0.6, 1))
    subject = Subject(Mesh.build(vertices, faces)).with_sky()
    one = render_pass(subject, Camera(), 64, 64)
    mean = sum(render_pass(subject, Camera(), 64, 64, number) for number in range(PASSES)) / PASSES
    assert mean[..., 0].sum() == pytest.approx(one[..., 0].sum(), rel=0.06)


def test_clouds_show_beads_that_fade_with_distance():
    points = np.array([[0, -1, 0], [0, 1, 0.5]], np.float32)
    cloud = Cloud.build(np.repeat(points, 3, axis=0))
    image = render(Subject(cloud), Camera(0, 0), 96, 96, 1)
    lit = image[..., 3] > 0
    assert 20 < lit.sum() < 3000
    rows = np.flatnonzero(lit.any(axis=1))
    far, near = image[rows[0] : rows[0] + 8], image[rows[-1] - 7 : rows[-1] + 1]
    assert near[..., 0].max() > far[..., 0].max()


def test_an_empty_solid_is_an_empty_picture():
    nothing = Mesh.build(np.zeros((0, 3), np.float32), np.zeros((0, 3), np.int32))
    assert render(Subject(nothing), Camera(), 16, 16).max() == 0
    assert render(Subject(Cloud.build(np.zeros((0, 3), np.float32))).with_sky(), Camera(), 16, 16).max() == 0


def test_wire_inks_the_edges_and_leaves_the_faces():
    corners = np.array([[-1, 0, -1], [1, 0, -1], [0, 0, 1]], np.float32)
    mesh = Mesh.build(corners, np.array([[0, 1, 2]], np.int32))
    wire = Wire(mesh.vertices, mesh.faces, mesh.corner_normals)
    camera = Camera(azimuth=0.0, elevation=0.0)
    screen = camera.project(wire.vertices, 200, 200)
    seen = wire.draw(screen, np.ones(3, np.float32), 1.0, 200, 200)
    ink = wire.ink(seen, screen)
    x, y = seen.centres()
    away = np.full(len(x), np.inf)
    for a, b in ((0, 1), (1, 2), (2, 0)):  # a plain loop over the edges
        (ax, ay), (bx, by) = screen[a, :2].tolist(), screen[b, :2].tolist()
        length = np.hypot(bx - ax, by - ay)
        away = np.minimum(away, np.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length)
    np.testing.assert_allclose(ink, np.clip(1.05 - away, 0, 1), atol=2e-3)
    assert 0.01 < (ink > 0).mean() < 0.1
    shaded, inked = (render_pass(Subject(solid), camera, 200, 200) for solid in (mesh, wire))
    assert (inked[..., :3].sum(axis=2) <= shaded[..., :3].sum(axis=2) + 1e-6).all()
    np.testing.assert_array_equal(inked[..., 3], shaded[..., 3])


def test_the_edges_of_tiny_triangles_do_not_blacken_the_surface():
    steps = np.linspace(-1, 1, 81)
    x, z = (grid.ravel() for grid in np.meshgrid(steps, steps))
    vertices = np.stack([x, np.zeros_like(x), z], axis=1).astype(np.float32)
    cell = (np.arange(80)[:, None] * 81 + np.arange(80)).ravel()
    faces = np.concatenate([np.stack([cell, cell + 1, cell + 81], 1), np.stack([cell + 1, cell + 82, cell + 81], 1)])
    mesh = Mesh.build(vertices, faces.astype(np.int32))
    wire = Wire(mesh.vertices, mesh.faces, mesh.corner_normals)
    screen = Camera(azimuth=0.0, elevation=0.0).project(wire.vertices, 96, 96)
    seen = wire.draw(screen, np.ones(len(vertices), np.float32), 1.0, 96, 96)
    assert wire.ink(seen, screen).max() < 0.2


def test_a_cloud_can_be_placed_as_another_is():
    rng = np.random.default_rng(1)
    original = rng.normal(size=(50, 3)).astype(np.float32)
    placed = Cloud.build(original * np.float32(0.5), original)
    np.testing.assert_allclose(
        np.ptp(placed.vertices, axis=0), 0.5 * np.ptp(Cloud.build(original).vertices, axis=0), rtol=1e-5
    )
