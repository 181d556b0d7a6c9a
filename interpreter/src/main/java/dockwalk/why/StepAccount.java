package dockwalk.why;

/**
 * What became of one instruction, and why.
 *
 * @param number its place among the steps, one-based; 0 if its stage is skipped
 * @param line first line of the instruction, one-based
 * @param stage name of its stage, or {@code stage-N}
 * @param instruction with the values of its variables, on one line
 * @param certain whether it is known; false in a dry run for what depends on a program that has not
 *     run
 */
public record StepAccount(
    int number,
    int line,
    String stage,
    String instruction,
    Fate fate,
    boolean certain,
    Explanation explanation) {}
