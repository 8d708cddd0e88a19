package anju.vote;

import java.util.UUID;

/** The answers to putting something of a vote on the notice board. */
public sealed interface Posted {
    /** Written; it hangs as soon as somebody else releases it. */
    record Drafted(UUID draftId) implements Posted {}

    /** Not yet there to be published, or of a vote that is void. */
    record NotNow(VoteState state) implements Posted {}

    record AlreadyPosted(UUID noticeId) implements Posted {}

    record WaitsForRelease(UUID draftId) implements Posted {}

    /** The rules of this place know no such notice. */
    record NoSuchKind(String kind) implements Posted {}
}
