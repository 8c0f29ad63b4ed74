using System.Text;
using Meld.Storage;
using Meld.Testing;
using Meld.Weights;
using Meld.Weights.Pretrained;

namespace Meld.Tests.Weights.Pretrained;

/// <summary>The notes beside a model's files, as they were written, and damaged in every way.</summary>
public sealed class CachedModelTests : IDisposable
{
    private static readonly string[] Intruders = ["\0", "../", "1e999", "99999999999999999999", "\"", "}", "\n", "\ud83d\ude00"];

    private readonly TemporaryDirectory directory = new();
    private readonly WeightsCache cache;
    private readonly string folder;

    public CachedModelTests()
    {
        cache = new WeightsCache(directory.Path);
        folder = Path.GetDirectoryName(directory.Write("weights/gpt2/model.safetensors", "weights"))!;
        directory.Write("weights/gpt2/config.json", "{}");
        Write("model.safetensors");
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Read_Written_IsEqual()
    {
        var read = CachedModel.Read(folder);
        Assert.Equal(("model.safetensors", "MIT", DateTimeOffset.UnixEpoch, 9L, 1), (read.Weights, read.License, read.Fetched, read.Bytes, read.Verified));
        Assert.Equal(new CachedFile("config.json", 2, Digest.Of("{}"), "https://x/config.json", null), read.Files[1]);
    }

    [Fact]
    public void Model_FileMissingOrResized_NamesItAndTheCommand()
    {
        Assert.Equal(Digest.Of("weights").ToString(), cache.Model("gpt2").Hash);
        directory.Write("weights/gpt2/config.json", "{ }");
        AssertDamaged($"{folder}/config.json is damaged: it has 3 bytes, and 2 were put there; run ./meld weights fetch gpt2 again.");
        File.Delete(Path.Combine(folder, "config.json"));
        AssertDamaged($"{folder}/config.json is missing; run ./meld weights fetch gpt2 again.");
    }

    [Fact]
    public async Task Problem_ChangedWithoutAnotherSize_IsFoundByReadingWhole()
    {
        directory.Write("weights/gpt2/model.safetensors", "Weights");
        Assert.NotNull(cache.Model("gpt2"));
        Assert.Equal(
            $"{folder}/model.safetensors is damaged: its SHA-256 is {Digest.Of("Weights")}, and it was {Digest.Of("weights")} when it was put there; "
            + "run ./meld weights fetch gpt2 again.",
            await cache.ProblemAsync("gpt2", new Progress<WorkProgress>(), default));
    }

    [Theory]
    [InlineData("sources.json", null, "sources.json is missing")]
    [InlineData("SHA256SUMS", null, "SHA256SUMS is missing")]
    [InlineData("sources.json", "", "sources.json is damaged: it is not the JSON that was written (line 1)")]
    [InlineData("sources.json", "null", "sources.json is damaged: it is not the JSON that was written")]
    [InlineData("sources.json", "{\n\"weights\": 3}", "sources.json is damaged: it is not the JSON that was written (line 2)")]
    [InlineData("SHA256SUMS", "", "gpt2 is damaged: sources.json and SHA256SUMS do not name the same files")]
    [InlineData("SHA256SUMS", "abc  config.json\n", "SHA256SUMS is damaged: line 1 is no hash and name")]
    public void Model_NotesMissingOrDamaged_SaysSo(string name, string? content, string problem)
    {
        var path = Path.Combine(folder, name);
        if (content is null) File.Delete(path);
        else File.WriteAllText(path, content);
        var error = Assert.Throws<WeightsException>(() => cache.Model("gpt2"));
        Assert.Contains(problem, error.Message);
        Assert.EndsWith("; run ./meld weights fetch gpt2 again.", error.Message);
    }

    [Theory]
    [InlineData("../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("")]
    public void Model_NamesThatArePaths_AreRefused(string name)
    {
        Write(name);
        Assert.Contains(" is damaged: ", Assert.Throws<WeightsException>(() => cache.Model("gpt2")).Message);
    }

    [Fact]
    public void Model_NotThere_NamesTheCommand()
    {
        Assert.Equal($"{cache.FolderOf("resnet50")} is missing; run ./meld weights fetch resnet50 once.", Missing("resnet50"));
        Assert.EndsWith($"known are {string.Join(", ", PublishedModels.All.Select(model => model.Name))}; ./meld weights fetch my-bert --from DIR takes your own.", Missing("my-bert"));
        Assert.Equal("glove has word vectors, no model.", Assert.Throws<WeightsException>(() => cache.Model("glove")).Message);
        Assert.StartsWith("\"..\" is no name of weights; known are ", Assert.Throws<WeightsException>(() => cache.Model("..")).Message);
    }

    [Fact]
    public void List_HasTheCatalogueAndWhateverElseIsThere()
    {
        directory.Write("weights/mine.safetensors", "123");
        directory.Write("weights/.gpt2.fetching/model.safetensors.part", "123");
        directory.Write("weights/own/x", "a folder that nobody has put there");
        var list = cache.List();
        var names = WeightsCatalogue.All.Select(weights => weights.Name).Append("mine").Append("own");
        Assert.Equal(names.Order(StringComparer.Ordinal), list.Select(weights => weights.Name));
        var there = list.Where(weights => weights.IsThere).Select(weights => (weights.Name, weights.Bytes, weights.Files, weights.Verified));
        Assert.Equal([("gpt2", 9L, 2, 1), ("mine", 3L, 1, 0), ("own", null, 0, 0)], there);
        Assert.Equal(
            $"{cache.FolderOf("own")}/SHA256SUMS is missing; put it there again with ./meld weights fetch own --from DIR.",
            list.Single(weights => weights.Name == "own").Problem);
    }

    [Fact]
    public void Checksums_AsOthersWriteThem_AreRead()
    {
        var hash = Digest.Of("x");
        Assert.Equal([new("a b", hash), new("c", hash)], Checksums.Parse($"{hash}  a b\n{hash.ToString().ToUpperInvariant()} *c"));
        Assert.Equal("line 2 has a again", Assert.Throws<FormatException>(() => Checksums.Parse($"{hash}  a\n{hash}  a\n")).Message);
    }

    [Fact]
    public void Model_MutatedNotes_AreReadOrNamed() => AssertMutationsAreReadOrNamed(100);

    [Fact]
    [Trait("Category", "Slow")]
    public void Model_ManyMutatedNotes_AreReadOrNamed() => AssertMutationsAreReadOrNamed(1000);

    private void AssertMutationsAreReadOrNamed(int count)
    {
        var random = new Random(7);
        var (refused, names) = (0, (string[])["sources.json", "SHA256SUMS"]);
        var whole = names.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(folder, name)));
        for (var i = 0; i < count; i++)
        {
            var name = names[i % 2];
            File.WriteAllBytes(Path.Combine(folder, name), Mutated(whole[name], random));
            try
            {
                Assert.Equal(Path.Combine(folder, "model.safetensors"), cache.Model("gpt2").WeightsPath);
            }
            catch (WeightsException error)
            {
                Assert.StartsWith(folder, error.Message);
                refused++;
            }
            Assert.NotNull(cache.Get("gpt2"));
            File.WriteAllBytes(Path.Combine(folder, name), whole[name]);
        }
        Assert.InRange(refused, count / 3, count);
        Assert.NotNull(cache.Model("gpt2"));
    }

    private static byte[] Mutated(byte[] content, Random random)
    {
        var bytes = content.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)); break;
                case 2: bytes.Insert(at, (byte)random.Next(256)); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(0, Math.Min(40, bytes.Count))); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Intruders[random.Next(Intruders.Length)])); break;
            }
            if (bytes.Count == 0) break;
        }
        return [.. bytes];
    }

    private void AssertDamaged(string message)
    {
        Assert.Equal(message, Assert.Throws<WeightsException>(() => cache.Model("gpt2")).Message);
        Assert.Equal(message, cache.Get("gpt2").Problem);
    }

    private string Missing(string name) => Assert.Throws<WeightsMissingException>(() => cache.Model(name)).Message;

    private void Write(string weights) => new CachedModel(
        weights,
        "MIT",
        DateTimeOffset.UnixEpoch,
        [
            new(weights, 7, Digest.Of("weights"), "https://x/model.safetensors", "pointer"),
            new("config.json", 2, Digest.Of("{}"), "https://x/config.json", null),
        ]).Write(folder);
}
