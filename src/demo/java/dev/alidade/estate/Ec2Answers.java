package dev.alidade.estate;

/**
 * EC2: everything from files; {@code DescribeRegions} leaves out what the account has not enabled.
 */
final class Ec2Answers implements Answers {

  private static final String DISABLED = "<optInStatus>not-opted-in</optInStatus>";

  @Override
  public Answer answer(Request request, Estate estate) {
    var answer = Answers.stored(request, estate);
    boolean enabledOnly =
        request.operation().equals("DescribeRegions")
            && !request.parameter("AllRegions").equals("true");
    return enabledOnly && answer instanceof Answer.Page page
        ? new Answer.Page(
            Elements.keep(page.body(), region -> !region.contains(DISABLED)), page.number())
        : answer;
  }
}
