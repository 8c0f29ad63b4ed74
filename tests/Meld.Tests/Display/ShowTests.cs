using Meld.Display;
using Meld.Display.Hosts;

namespace Meld.Tests.Display;

public class ShowTests
{
    [Fact]
    public void Html_WhereThereIsNoNotebook_WritesItsWords()
    {
        var console = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            Show.Html("<p>Two &lt; <b>three</b></p>");
        }
        finally
        {
            Console.SetOut(console);
        }
        Assert.Equal("Two < three", written.ToString().Trim());
    }

    [Fact]
    public void Find_InThisProcess_IsTheConsole() => Assert.IsType<ConsoleHost>(DisplayHost.Find());
}
