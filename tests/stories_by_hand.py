"""Hard pairs for `picket.stories`, written by hand about an invented test launch: what a rule cannot make up."""

_NEWS = [
    "The navy of Verania shot down a target missile over the Sorrel Sea on Tuesday, its first interception at sea, the "
    "defense ministry said, two years after an earlier attempt failed.",
    "The destroyer Halcyon fired one interceptor from a position 90 kilometers off the coast and hit the target 11 "
    "minutes after it had been launched from the range at Port Ansel, according to a statement issued in the evening.",
    '"This was as close to the real thing as we can make it," Rear Admiral Jonas Pell told reporters on the pier, '
    "adding "
    "that the crew had not been told the hour of the launch.",
]
_BACKGROUND = [
    "Verania ordered 24 interceptors in 2021 for 1.3 billion crowns, with an option for 12 more that parliament must "
    "take up before the end of next year. The first eight were delivered last autumn to the naval arsenal at Kessing.",
    "The first attempt, in May 2024, failed when the booster of the interceptor did not separate. An inquiry blamed a "
    "faulty connector, and the maker replaced it in all rounds at its own cost.",
]

EARLIER = "\n\n".join(["Navy downs target missile in first test at sea", *_NEWS, *_BACKGROUND])

OTHER_AUTHOR = "\n\n".join([
    "Verania says warship hit missile in exercise",
    "PORT ANSEL — A Veranian warship intercepted a ballistic target on Tuesday off the country's western coast, "
    "officials "
    "said, in a trial that the government hopes will silence critics of its costliest defense purchase in a "
    "generation.",
    "Fishing boats had been ordered out of a triangle of water the evening before, and residents of Port Ansel "
    "gathered on "
    "the harbor wall to see a white trail climb above the clouds shortly after nine in the morning.",
    "The ministry published a video of 40 seconds that shows the interceptor leaving the destroyer Halcyon. It gave no "
    "speed for the target and did not say whether decoys were used, which independent experts called the question that "
    "matters.",
    '"A hit is a hit, but one hit is not a shield," said Dagny Osei of the Institute for Maritime Affairs, who has '
    'followed '
    "the programme from its beginning. The opposition asked for the full report of the trial to be laid before "
    "parliament.",
])  # fmt: skip

FOLLOW_UP = "\n\n".join([
    "Parliament to vote on more interceptors in spring",
    "The defense committee of Verania's parliament will decide in March whether to buy another dozen interceptors "
    "for the "
    "navy, its chairwoman said on Friday, three days after the destroyer Halcyon brought down a target for the "
    "first time.",
    "Chairwoman Orla Venn said that members wanted to see the telemetry first, and the bill for two further trials "
    "that the "
    "admiralty has asked for. The finance ministry has set nothing aside for either, according to two people at "
    "the talks.",
    "Her own party is divided. Members from the coast, where the yards are, want the option taken up whole; those "
    "from the "
    "inland districts would rather pay for a second battery on land, near the power station at Lomm.",
    *_BACKGROUND,
])  # fmt: skip

CORRECTION = "\n\n".join([
    "Corrects distance from coast in second paragraph to 190 kilometers, not 90",
    EARLIER.replace("90 kilometers", "190 kilometers"),
])  # fmt: skip

SECOND_LEAD = "\n\n".join([
    "Navy downs target missile, neighbor protests",
    "The navy of Verania shot down a target missile over the Sorrel Sea on Tuesday, and neighboring Tessaly "
    "protested at "
    "once that fragments had fallen into its waters.",
    *_NEWS[1:],
    "Tessaly's foreign ministry summoned the Veranian envoy and asked for the coordinates of the debris, a "
    "spokesman said.",
    *_BACKGROUND,
])  # fmt: skip

ABRIDGED = "\n\n".join(["SORREL COURIER · Nation & World", _NEWS[0], _NEWS[1], _NEWS[2], "— Meridian Press, abridged"])

REWRITTEN = "\n\n".join([
    "First interception at sea for Verania",
    "Verania's navy has for the first time destroyed a target missile above the Sorrel Sea. The ministry of "
    "defense said so "
    "on Tuesday; a try two years ago had come to nothing.",
    "Some 90 kilometers from shore the destroyer Halcyon launched a single interceptor, and 11 minutes after the "
    "target "
    "rose from Port Ansel it was hit, an evening statement reads. Nobody aboard knew when the shot would come, "
    "Rear Admiral "
    "Jonas Pell said to journalists at the quay.",
    "The country bought 24 such rounds for 1.3 billion crowns five years ago and may take 12 more if deputies "
    "agree by the "
    "end of the coming year. Eight have arrived. When a trial failed in May 2024, investigators found a bad connector.",
])  # fmt: skip

COMMENT = "\n\n".join([
    "Comment: A lucky shot is no policy",
    "Let us read the ministry's words slowly, for they are all that we are given. " + _NEWS[1],
    "One ship, one round, one target whose path was known to all but the crew. I have no wish to spoil the party "
    "on the "
    "pier. But an arsenal of eight rounds is spent in a morning, and what then? Our neighbors across the water "
    "count as "
    "well as we do, and they can build their cheap rockets faster than we can save for our dear ones.",
    "The money would do more good in shelters, in spare transformers, in the dull work of making towns hard to "
    "hurt. No "
    "admiral was ever photographed in front of a transformer, and there lies the whole of the trouble.",
])  # fmt: skip

STORIES: dict[str, tuple[str, str]] = {
    "a correction": (EARLIER, CORRECTION),
    "a second lead": (EARLIER, SECOND_LEAD),
    "an abridgement": (EARLIER, ABRIDGED),
    "an abridgement of the corrected piece": (CORRECTION, ABRIDGED),
}
"""Pairs that are one story."""

NOT_STORIES: dict[str, tuple[str, str]] = {
    "one event, two authors": (EARLIER, OTHER_AUTHOR),
    "a follow-up with two paragraphs of background": (EARLIER, FOLLOW_UP),
    "a follow-up and an abridgement": (ABRIDGED, FOLLOW_UP),
    "told in other words": (EARLIER, REWRITTEN),
    "a comment that quotes a paragraph": (EARLIER, COMMENT),
    "a comment and an abridgement": (ABRIDGED, COMMENT),
}
"""Pairs that are two. Another desk's own words are another document: what it says may differ."""
