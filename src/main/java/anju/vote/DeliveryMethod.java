package anju.vote;

/** How ballots are brought to a door; posting at the door is the last resort. */
public enum DeliveryMethod {
    HAND,
    APP,
    MAIL,
    SMS,
    POSTED
}
