package anju.survey;

import java.util.List;
import java.util.UUID;

/** The answers to completing or abandoning a survey round. */
public sealed interface Completing {
    record Completed(UUID round, int scoreMilli, String compoundClass, int gaps) implements Completing {}

    record Abandoned() implements Completing {}

    record NotOpen(RoundState state) implements Completing {}

    /** These mandatory indicators have no answer, by building where they are asked by building. */
    record Missing(List<Lack> lacks) implements Completing {}

    /** @param buildings how many buildings lack an answer; 0 where the compound as a whole does */
    record Lack(String indicator, int buildings) {}

    /** Everything was marked as not applicable. */
    record NothingToWeigh() implements Completing {}
}
