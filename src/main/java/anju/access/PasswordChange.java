package anju.access;

/** What became of changing one's own password. */
public sealed interface PasswordChange {
    /** Done; every other session of the person has ended. */
    record Done() implements PasswordChange {}

    record OldWrong() implements PasswordChange {}

    /** The new one is the old one. */
    record Unchanged() implements PasswordChange {}

    record TooShort(int least) implements PasswordChange {}

    record TooLong(int most) implements PasswordChange {}

    /** Among the passwords tried first by everybody who guesses. */
    record TooCommon() implements PasswordChange {}

    record LikeLogin() implements PasswordChange {}

    record Wait(java.time.Instant until) implements PasswordChange {}
}
