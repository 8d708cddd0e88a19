package anju.works;

/** The day's weather, as a daily log names it. */
public enum Weather {
    FINE,
    CLOUDY,
    RAIN,
    SNOW,
    WIND,
    HEAT
}
