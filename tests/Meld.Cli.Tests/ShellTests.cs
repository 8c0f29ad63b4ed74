namespace Meld.Cli.Tests;

public sealed class ShellTests
{
    [Theory]
    [InlineData("runs/a-1.yaml", "runs/a-1.yaml")]
    [InlineData("my corpus", "'my corpus'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("", "''")]
    [InlineData("$HOME", "'$HOME'")]
    public void Quoted_IsOneWordOfAShell(string word, string typed) => Assert.Equal(typed, Shell.Quoted(word));
}
