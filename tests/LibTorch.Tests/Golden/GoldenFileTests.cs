namespace LibTorch.Tests.Golden;

public sealed class GoldenFileTests
{
    private static readonly string[] Names = ["modules", "losses", "functional", "optimizers", "schedulers", "init", "operators", "spectral", "linalg"];

    public static TheoryData<string> Groups { get; } = [.. Names];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Load_EveryFixture_IsWhole(string group)
    {
        var file = GoldenFile.Load(group);
        Assert.Equal(group, file.Group);
        Assert.NotEmpty(file.Cases);
        Assert.All(file.Cases, item => Assert.False(string.IsNullOrWhiteSpace(item.Csharp)));
        foreach (var item in file.Cases)
        {
            foreach (var tensor in Tensors(item)) AssertComplete(item, tensor);
        }
    }

    [Fact]
    public void Load_Schedulers_GivesARateBeforeAndAfterEveryStep()
        => Assert.All(GoldenFile.Load("schedulers").Cases, item => Assert.All(item.NumberLists("lr"), rates => Assert.Equal(31, rates.Count)));

    [Fact]
    public void Fixtures_TakeLessThan600Kilobytes()
        => Assert.InRange(Names.Sum(name => new FileInfo(Path.Combine(GoldenFile.Folder, name + ".json")).Length), 1, 600_000);

    [Fact]
    public void Parse_ReadsWhatACaseHas()
    {
        var file = GoldenFile.Parse("""
            {"group":"g","seed":4,"cases":[{"name":"a","csharp":"x + 1","inputs":{"x":"torch.zeros(2)"},"next":{"values":[7]},
             "outputs":[{"shape":[2],"values":[1,1]}],"state":{"w":{"values":[3]},"b":{"values":[4]}},"losses":[0.5,"inf"],"lr":[[1,2],[3]],"gain":2}]}
            """);
        var item = file["a"];
        Assert.Equal(4, file.Seed);
        Assert.Equal("x + 1", item.Csharp);
        Assert.Equal([("x", "torch.zeros(2)")], item.Inputs());
        Assert.Equal([1, 1], item.Tensors("outputs").Single().Head);
        Assert.Equal(["w", "b"], item.Named("state").Select(entry => entry.Name));
        Assert.Equal([7], item.Tensor("next").Head);
        Assert.Equal([0.5, double.PositiveInfinity], item.Numbers("losses"));
        Assert.Equal([[1, 2], [3]], item.NumberLists("lr"));
        Assert.Equal(2, item.Number("gain"));
        Assert.True(item.Has("gain"));
        Assert.False(item.Has("module"));
        Assert.Null(item.Text("module"));
        Assert.Empty(item.Named("gradients"));
    }

    [Fact]
    public void Index_UnknownName_SaysWhich()
    {
        var file = GoldenFile.Parse("""{"group":"g","seed":1,"cases":[{"name":"a"}]}""");
        Assert.Equal("g.json has no case b", Assert.Throws<KeyNotFoundException>(() => file["b"]).Message);
        Assert.Equal("case a has no \"lr\"", Assert.Throws<KeyNotFoundException>(() => file["a"].Numbers("lr")).Message);
    }

    private static IEnumerable<GoldenTensor> Tensors(GoldenCase item)
    {
        foreach (var key in new[] { "state", "gradients", "after" })
        {
            foreach (var (_, tensor) in item.Named(key)) yield return tensor;
        }
        foreach (var key in new[] { "outputs", "w", "b" }.Where(item.Has))
        {
            foreach (var tensor in item.Tensors(key)) yield return tensor;
        }
        foreach (var key in new[] { "values", "next" }.Where(item.Has)) yield return item.Tensor(key);
    }

    private static void AssertComplete(GoldenCase item, GoldenTensor tensor)
    {
        // Throws for a type that it does not know.
        _ = GoldenTolerance.For(tensor.Type);
        if (tensor.Shape is null) return;
        var numbers = tensor.Shape.Aggregate(1L, (product, size) => product * size) * (tensor.Type.StartsWith("complex", StringComparison.Ordinal) ? 2 : 1);
        var known = tensor.Head.Count + tensor.Tail.Count;
        Assert.True(tensor.Sum is null ? known == numbers : known < numbers, $"{item}: {known} of {numbers} values");
    }
}
