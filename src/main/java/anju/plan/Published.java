package anju.plan;

import java.util.UUID;

/** The answers to putting a version of a plan on the notice board. */
public sealed interface Published {
    /** Written; it hangs as soon as somebody else releases it. */
    record Drafted(UUID draftId) implements Published {}

    /** A later version has taken its place. */
    record Outdated(int last) implements Published {}

    record AlreadyPosted(UUID noticeId) implements Published {}

    record WaitsForRelease(UUID draftId) implements Published {}

    /** The rules of this place know no such notice. */
    record NoSuchKind(String kind) implements Published {}
}
