"""Draws a simple picture of a shop front, as a clerk would take it on a visit. PNG, the sign bears given words."""

import io


def write_photo(words: str) -> bytes:
    """Return a PNG of a shop front whose sign says ``words`` (one line each); the same words give the same bytes."""
    from PIL import Image, ImageDraw, ImageFont

    from hattingen_desk.application.resource_folder import resource_folder

    width, height = 960, 720
    picture = Image.new("RGB", (width, height), (206, 218, 226))
    draw = ImageDraw.Draw(picture)
    for y in range(260):  # an overcast sky, lighter towards the roofs
        shade = 180 + y // 6
        draw.line((0, y, width, y), fill=(shade, shade + 8, shade + 14))
    draw.rectangle((90, 120, 870, 600), fill=(171, 122, 96))
    for row in range(120, 600, 16):  # courses of brick
        draw.line((90, row, 870, row), fill=(148, 104, 81))
        for column in range(90 + (row // 16 % 2) * 24, 870, 48):
            draw.line((column, row, column, row + 16), fill=(148, 104, 81))
    draw.rectangle((0, 600, width, height), fill=(120, 122, 124))
    draw.rectangle((0, 600, width, 612), fill=(160, 160, 158))
    draw.rectangle((150, 330, 560, 560), fill=(58, 74, 84), outline=(235, 232, 224), width=10)
    draw.polygon([(170, 350), (300, 350), (210, 540), (170, 540)], fill=(86, 106, 118))
    draw.rectangle((640, 310, 790, 600), fill=(70, 52, 42), outline=(235, 232, 224), width=10)
    draw.ellipse((760, 450, 776, 466), fill=(214, 190, 120))
    draw.rectangle((130, 200, 830, 290), fill=(244, 240, 228), outline=(60, 60, 60), width=4)
    font = ImageFont.truetype(resource_folder() / "fonts" / "Inter-Bold.otf", 34)
    for number, line in enumerate(words.strip().splitlines()):
        draw.text((150, 206 + 40 * number), line, font=font, fill=(30, 52, 60))
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=False)
    return stream.getvalue()
