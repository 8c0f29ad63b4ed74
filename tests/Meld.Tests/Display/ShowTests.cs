using Meld.Display.Hosts;

namespace Meld.Tests.Display;

public class ShowTests
{
    [Fact]
    public void Show_Html_IsFoundAsWordsWhereThereIsNoNotebook() => Assert.Equal("Two < three", DisplayExamples.All["fragment"].ToString());

    [Fact]
    public void Find_InThisProcess_IsTheConsole() => Assert.IsType<ConsoleHost>(DisplayHost.Find());
}
