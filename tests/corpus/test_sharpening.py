import numpy as np

from corpus.sharpening import Sharpening

# Two sections of four questions: the first axis tells the sections apart, the second is how one
# asks, and varies far more.
MANNERS = np.array([-4.0, -1.5, 1.5, 4.0])
QUESTIONS = np.array(
    [(section, manner, 1.0) for section in (-1.0, 1.0) for manner in MANNERS], dtype=np.float32
)
SECTIONS = np.repeat([0, 1], 4)


def test_nearness_goes_by_what_is_asked_not_by_the_manner_of_asking() -> None:
    sharpened = Sharpening(QUESTIONS, SECTIONS).questions(QUESTIONS)
    asked = sharpened[0]
    of_the_same_section, in_the_same_manner = asked @ sharpened[1], asked @ sharpened[4]
    plain = QUESTIONS / np.linalg.norm(QUESTIONS, axis=1, keepdims=True)
    assert of_the_same_section - in_the_same_manner > plain[0] @ plain[1] - plain[0] @ plain[4]


def test_sharpened_vectors_have_length_one() -> None:
    sharpening = Sharpening(QUESTIONS, SECTIONS)
    for vectors in (sharpening.questions(QUESTIONS), sharpening.passages(QUESTIONS)):
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
