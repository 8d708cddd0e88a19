package anju.notice;

import java.util.UUID;

/** The answers to preparing a notice or changing what was prepared. */
public sealed interface Drafting {
    record Drafted(UUID draftId) implements Drafting {}

    /** The kind is not among those of this place's rules. */
    record UnknownKind(String kind) implements Drafting {}

    /** Shorter than the kind must hang, or longer than anything may. */
    record WrongLength(int least, int most) implements Drafting {}

    record NoSuchPlace() implements Drafting {}

    /** The file is not there, or not one that everybody may see. */
    record NotPublicFile() implements Drafting {}

    /** The earlier version is of another place or kind, was withdrawn, or has a newer version already. */
    record NotReplaceable() implements Drafting {}

    /** Released, given up, or changed by somebody else since it was read. */
    record Changed() implements Drafting {}

    /** It publishes a thing of another module and is written there: give it up and draw it up anew. */
    record WrittenElsewhere() implements Drafting {}
}
