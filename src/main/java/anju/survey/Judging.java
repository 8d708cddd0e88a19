package anju.survey;

import java.util.List;
import java.util.UUID;

/** The answers to a person's word on gaps. */
public sealed interface Judging {
    record Confirmed(List<UUID> needs) implements Judging {}

    record Dismissed(int gaps) implements Judging {}

    /** Somebody has judged one of them already; nothing was done. */
    record AlreadyJudged(UUID gap) implements Judging {}

    /** Danger to life is not dismissed while its alarm stands. */
    record InDanger(UUID gap) implements Judging {}

    record NobodyTouched(UUID gap) implements Judging {}
}
