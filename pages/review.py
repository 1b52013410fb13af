"""What analysts are asked to decide, how right the reading is, and everything that was decided."""

from components import frame, review_accuracy, review_desk, review_doubts, review_log, session

frame.title("Review", "What is in doubt, most valuable first; how right the reading is; and every decision made.")
WAYS = {
    "doubts": ("Doubts", review_doubts.draw),
    "accuracy": ("Accuracy", review_accuracy.draw),
    "log": ("Decisions", review_log.draw),
}
review_desk.draw(WAYS, session.scope())
