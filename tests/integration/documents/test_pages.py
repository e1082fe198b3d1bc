"""Page pictures: the right size, opaque, cropped, marked, and never too large."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image

from hattingen_desk.adapters.documents.limits import MAX_SHOWN_PIXELS
from hattingen_desk.adapters.documents.renderer import ProcessPageRenderer
from hattingen_desk.domain.content import PagePicture
from hattingen_desk.domain.errors import DeskError
from hattingen_desk.domain.folding import fold
from tests.integration.documents import hostile, samples

PDF = "application/pdf"


@pytest.fixture(scope="module")
def renderer() -> Iterator[ProcessPageRenderer]:
    with ProcessPageRenderer() as renderer:
        yield renderer


def show(renderer: ProcessPageRenderer, data: bytes, media_type: str, **options: object) -> PagePicture:
    options = {"page": 0, "width": 600, **options}
    picture = renderer.render(data, media_type, **options)  # type: ignore[arg-type]
    assert picture is not None
    assert len(picture.pixels) == 4 * picture.width * picture.height
    assert set(picture.pixels[3::4]) == {255}
    return picture


def image(picture: PagePicture) -> Image.Image:
    return Image.frombytes("RGBA", (picture.width, picture.height), picture.pixels, "raw", "BGRA").convert("RGB")


def dark(picture: PagePicture, box: tuple[int, int, int, int] | None = None) -> int:
    part = image(picture).convert("L")
    return sum((part.crop(box) if box else part).histogram()[:128])


def test_a_page_has_the_width_asked_for_and_the_paper_s_shape(renderer: ProcessPageRenderer) -> None:
    picture = show(renderer, samples.pdf(), PDF, width=600)
    assert (picture.width, picture.page_count) == (600, 1)
    assert picture.height == pytest.approx(600 * 297 / 210, abs=2)
    assert dark(picture) > 500


def test_margins_are_cropped_so_that_the_text_is_larger(renderer: ProcessPageRenderer) -> None:
    whole = show(renderer, samples.pdf(), PDF, width=600)
    cropped = show(renderer, samples.pdf(), PDF, width=600, crop_margins=True)
    assert cropped.width == 600
    assert dark(cropped) > 1.2 * dark(whole)


def test_a_page_with_one_small_word_is_not_blown_up(renderer: ProcessPageRenderer) -> None:
    picture = show(renderer, hostile.pdf_of_pages(1, "1"), PDF, width=600, crop_margins=True)
    assert picture.height == pytest.approx(600 * 842 / 595, rel=0.02)


def test_hits_are_marked_where_the_words_stand_folded_as_the_search_folds(renderer: ProcessPageRenderer) -> None:
    picture = show(renderer, samples.pdf(), PDF, width=900, highlight=[fold("Müller")])
    assert len(picture.marks) == 3  # address, salutation, sentence
    for mark in picture.marks:
        box = (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
        assert dark(picture, box) > 20
        assert mark.width > mark.height
    assert show(renderer, samples.pdf(), PDF, highlight=["gibtesnicht"]).marks == ()


def test_part_of_a_word_is_marked_narrower_than_the_word(renderer: ProcessPageRenderer) -> None:
    whole = show(renderer, samples.pdf(), PDF, highlight=[fold("Grundstücksgeschäfte")]).marks
    part = show(renderer, samples.pdf(), PDF, highlight=[fold("geschäft")]).marks
    assert (len(whole), len(part)) == (1, 1)
    assert part[0].width < whole[0].width / 2
    assert part[0].x > whole[0].x + whole[0].width / 3


def test_marks_follow_a_crop(renderer: ProcessPageRenderer) -> None:
    picture = show(renderer, samples.pdf(), PDF, width=600, highlight=[fold("Grundstücksgeschäfte")], crop_margins=True)
    mark = picture.marks[0]
    assert dark(picture, (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)) > 20


def test_filled_in_form_fields_are_searchable_and_pages_turn(renderer: ProcessPageRenderer) -> None:
    data = hostile.pdf_of_pages(30)
    for page in (0, 7, 29, 99):
        assert show(renderer, data, PDF, page=page, key="dreissig").page_count == 30


def test_the_file_is_asked_for_once_while_its_key_stays(renderer: ProcessPageRenderer) -> None:
    calls = []

    def data() -> bytes:
        calls.append(1)
        return hostile.pdf_of_pages(5)

    for page in range(5):
        assert renderer.render(data, PDF, page=page, width=200, key="fuenf") is not None
    assert len(calls) == 1
    assert renderer.render(samples.pdf(), PDF, page=0, width=200, key="anders") is not None
    assert renderer.render(data, PDF, page=0, width=200, key="fuenf") is not None
    assert len(calls) == 2
    renderer.forget()
    assert renderer.render(data, PDF, page=0, width=200, key="fuenf") is not None
    assert len(calls) == 3


def test_pages_of_a_scan_in_one_file_are_shown_one_by_one(renderer: ProcessPageRenderer) -> None:
    pictures = [show(renderer, samples.tiff(), "image/tiff", page=page) for page in range(3)]
    assert [picture.page_count for picture in pictures] == [3, 3, 3]
    assert len({picture.pixels for picture in pictures}) == 3


def test_a_photo_stands_as_its_camera_was_held(renderer: ProcessPageRenderer) -> None:
    picture = show(renderer, hostile.rotated_photo(), "image/jpeg", width=20)
    assert (picture.width, picture.height) == (20, 40)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF"])
def test_every_kind_of_picture_is_shown(renderer: ProcessPageRenderer, kind: str) -> None:
    picture = show(renderer, samples.picture(kind), f"image/{kind.lower()}", width=300)
    assert (picture.width, picture.height, picture.page_count) == (300, 200, 1)
    red, green, blue = image(picture).getpixel((150, 100))  # type: ignore[misc]
    assert red < 40
    assert green < 40
    assert blue > 90


def test_a_fax_with_half_the_lines_is_shown_in_its_true_shape(renderer: ProcessPageRenderer) -> None:
    target = io.BytesIO()
    Image.new("1", (1728, 1143), 1).save(target, "TIFF", dpi=(204, 98))
    picture = show(renderer, target.getvalue(), "image/tiff", width=600)
    assert picture.height == pytest.approx(600 * 1143 / 1728 * 204 / 98, abs=3)


def test_transparent_and_deep_pictures_are_shown_on_white(renderer: ProcessPageRenderer) -> None:
    target = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(target, "PNG")
    assert image(show(renderer, target.getvalue(), "image/png", width=50)).getextrema() == ((255, 255),) * 3
    target = io.BytesIO()
    Image.new("I;16", (50, 50), 30_000).save(target, "PNG")
    low, high = image(show(renderer, target.getvalue(), "image/png", width=50)).convert("L").getextrema()
    assert 100 < low <= high < 140  # type: ignore[operator]


@pytest.mark.parametrize("page", [0, 1])
def test_a_giant_page_gives_a_bounded_picture(renderer: ProcessPageRenderer, page: int) -> None:
    picture = show(renderer, hostile.pdf_of_giant_page(), PDF, page=page, width=100_000)
    assert picture.width * picture.height <= MAX_SHOWN_PIXELS


@pytest.mark.parametrize("media_type", ["message/rfc822", "text/plain", "application/xml", "application/zip", ""])
def test_what_has_no_pages_has_no_picture(renderer: ProcessPageRenderer, media_type: str) -> None:
    assert renderer.render(b"x", media_type, page=0, width=100) is None


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(b"%PDF-1.4 kaputt", PDF), (b"", PDF), (hostile.picture_bomb(), "image/png"), (b"\x89PNG\r\n\x1a\n", "image/png")],
)
def test_what_cannot_be_shown_says_why(renderer: ProcessPageRenderer, data: bytes, media_type: str) -> None:
    with pytest.raises(DeskError) as error:
        renderer.render(data, media_type, page=0, width=100)
    assert "aufgehoben" in error.value.message
    assert show(renderer, samples.pdf(), PDF).width == 600


def test_a_page_that_takes_too_long_says_so_and_the_next_is_shown() -> None:
    with ProcessPageRenderer(time_limit=5) as renderer:
        assert renderer.render(samples.pdf(), PDF, page=0, width=100) is not None
        with pytest.raises(DeskError, match="zu lange"):
            renderer.render(hostile.pdf_of_slow_page(), PDF, page=0, width=4000)
        assert renderer.render(samples.pdf(), PDF, page=0, width=100) is not None
