package anju.access;

import org.jspecify.annotations.Nullable;

/** A person as a form or a spreadsheet names them. */
public record NewPerson(
        String name, @Nullable Phone phone, @Nullable IdentityNumber identity) {
    /** Longest name kept; the longest given in a Chinese household register are shorter. */
    public static final int NAME_MAX = 50;

    public NewPerson {
        name = name.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > NAME_MAX) {
            throw new IllegalArgumentException("a name has 1 to " + NAME_MAX + " characters");
        }
    }

    /** Two identity numbers that differ are two people; anything else may be one. */
    boolean mayBe(NewPerson other) {
        return identity == null || other.identity == null || identity.equals(other.identity);
    }

    /** The same person with numbers of {@code other} where this has none. */
    NewPerson completedBy(NewPerson other) {
        return new NewPerson(name, phone == null ? other.phone : phone, identity == null ? other.identity : identity);
    }

    @Override
    public String toString() {
        return Masking.name(name, Audience.PUBLIC);
    }
}
