package anju.access;

import java.util.UUID;

/** What became of opening an account, or of changing one. */
public sealed interface Enrolled {
    /** {@link Enrolling#firstPassword} tells the password that goes with this command. */
    record Done(UUID person) implements Enrolled {}

    record LoginTaken() implements Enrolled {}

    /** Three to forty small letters, digits, dot, hyphen or underscore, a letter first. */
    record LoginMalformed() implements Enrolled {}

    /** The person has an account already. */
    record HasAccount(UUID person) implements Enrolled {}

    record NoAccount() implements Enrolled {}

    /** Nobody closes their own account: the city might be left without an administrator. */
    record OwnAccount() implements Enrolled {}
}
