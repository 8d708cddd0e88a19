package anju.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of an attempt to sign in. */
public sealed interface SignIn {
    record Done(UUID person) implements SignIn {}

    /** The password was right but must be replaced now: it was the first one, made by an administrator. */
    record MustChange(UUID person) implements SignIn {}

    /** One phone, several people: who of them is it? */
    record Several(List<UUID> people) implements SignIn {
        public Several {
            people = List.copyOf(people);
        }
    }

    /** Name, password or code is wrong; which of them is not told. */
    record Wrong() implements SignIn {}

    /** Too many tries; the next one is examined from then on. */
    record Wait(Instant until) implements SignIn {}

    /** The password was right, but an administrator has closed the account. */
    record Closed() implements SignIn {}

    /** The code was right, but this phone belongs to nobody in the books. */
    record Unregistered() implements SignIn {}
}
