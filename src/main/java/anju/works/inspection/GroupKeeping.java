package anju.works.inspection;

/** What became of a change of the supervision group. */
public sealed interface GroupKeeping {
    record Joined() implements GroupKeeping {}

    record Left() implements GroupKeeping {}

    record AlreadyIn() implements GroupKeeping {}

    record AlreadyLeft() implements GroupKeeping {}

    /** The group is made up of those who live there. */
    record NotFromHere() implements GroupKeeping {}
}
