package anju.payment;

/** How a line of the bank's statement stands to our payments. */
public enum LineState {
    /** One payment, approved, of this amount, that this person may confirm. */
    MATCHES,
    /** Already on record with this very reference. */
    CONFIRMED,
    /** The payment is on record as paid, but with another reference or day. */
    PAID_OTHERWISE,
    AMOUNT_DIFFERS,
    /** Another line of the file has the same reference or names the same payment. */
    TWICE,
    /** The remark names more than one payment; a line pays one. */
    SEVERAL,
    /** The right payment, but it cannot be confirmed now or not by this person. */
    NOT_NOW,
    /** The remark names no payment of ours. */
    UNKNOWN
}
