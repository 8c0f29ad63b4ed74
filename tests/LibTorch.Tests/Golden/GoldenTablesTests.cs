namespace LibTorch.Tests.Golden;

/// <summary>The generated tables say what the fixtures say.</summary>
public sealed class GoldenTablesTests
{
    [Theory]
    [InlineData("modules")]
    [InlineData("losses")]
    [InlineData("functional")]
    [InlineData("operators")]
    [InlineData("spectral")]
    [InlineData("linalg")]
    [InlineData("init")]
    [InlineData("optimizers")]
    [InlineData("schedulers")]
    public void Table_HasTheFixturesText(string group)
    {
        var source = File.ReadAllText(Path.Combine(GoldenFile.Folder, $"GoldenCases.{group}.g.cs"));
        // What returns plain numbers is tested by hand.
        var file = GoldenFile.Load(group);
        foreach (var item in file.InSubset().Select(name => file[name]).Where(item => !item.Has("gain") && !item.Has("fans")))
        {
            var entry = Entry(source, item.Name);
            foreach (var text in Texts(item)) Assert.Contains(text, entry, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void OutsideSubset_NamesExistingCases()
    {
        foreach (var line in File.ReadLines(Path.Combine(GoldenFile.Folder, "outside_subset.txt")))
        {
            var parts = line.Split(' ', 2);
            Assert.Equal(parts[1], GoldenFile.Load(parts[0])[parts[1]].Name);
        }
    }

    private static string Entry(string source, string name)
    {
        var start = source.IndexOf($"        [\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"] = ", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no entry {name}");
        var end = source.IndexOf("\n        [", start, StringComparison.Ordinal);
        return end < 0 ? source[start..] : source[start..end];
    }

    private static IEnumerable<string> Texts(GoldenCase item)
    {
        var code = string.Join(';', item.Csharp, item.Text("module"), item.Text("setup"), item.Text("optimizer"));
        return code.Split(';', StringSplitOptions.TrimEntries).Concat(item.Inputs().Select(input => input.Csharp));
    }
}
