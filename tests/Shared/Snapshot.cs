using System.Runtime.CompilerServices;

namespace Meld.Testing;

/// <summary>Compares a text with a file kept beside the test; the received text is written next to it when they differ.</summary>
internal static class Snapshot
{
    /// <summary>
    /// Asserts that <paramref name="actual"/> equals <c>Expectations/{name}.verified.txt</c> beside the calling test.
    /// To accept a change, rename <c>.received.txt</c> to <c>.verified.txt</c>.
    /// </summary>
    public static void Match(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(testFile)!, "Expectations");
        var verified = Path.Combine(folder, name + ".verified.txt");
        var received = Path.Combine(folder, name + ".received.txt");
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(received, actual);
        Assert.Fail(expected is null
            ? $"No snapshot {verified} yet; the received text is in {received}."
            : $"The text differs from {verified}; the received text is in {received}.\n{FirstDifference(expected, actual)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        return $"First difference in line {line + 1}:\n  expected: {left.ElementAtOrDefault(line)}\n  received: {right.ElementAtOrDefault(line)}";
    }
}
