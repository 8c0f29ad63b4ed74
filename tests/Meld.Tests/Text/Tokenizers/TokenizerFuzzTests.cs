using System.Diagnostics;
using System.Text;
using Meld.Testing;
using Meld.Text.Tokenizers;
using Pretrained = Meld.Text.Tokenizers.Tokenizers;

namespace Meld.Tests.Text.Tokenizers;

/// <summary>Damaged files: each loads and encodes, or is refused by an error that names it; nothing else, and soon.</summary>
public sealed class TokenizerFuzzTests
{
    private const string Example = "I’ll see… [MASK] <|endoftext|> 漢字 😀 the unaffable don't 12  \tx";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static readonly string[] Insertions =
        ["\"", "{", "}", "[", "]", ",", ":", "\\ud800", "\\u0000", "null", "true", "-1", "1e999", "99999999999", "\n", "\r\n", " ", "\0", "Ġ", "##", "[UNK]", "\u00ff\u00fe"];

    [Fact]
    public void Load_200Mutations_LoadsOrNamesTheFile() => Mutate(seed: 1, count: 200);

    [Fact]
    [Trait("Category", "Slow")]
    public void Load_2000Mutations_LoadsOrNamesTheFile() => Mutate(seed: 2, count: 2000);

    private static void Mutate(int seed, int count)
    {
        var random = new Random(seed);
        var files = new[] { "vocab.txt", "vocab.json", "merges.txt" }.ToDictionary(name => name, name => File.ReadAllBytes(TokenizerFixtures.PathOf(name)));
        files["bert.json"] = TokenizerJsonText.Bytes(TokenizerJsonText.Bert(TokenizerFixtures.PathOf("vocab.txt")));
        files["gpt2.json"] = TokenizerJsonText.Bytes(TokenizerJsonText.Gpt2((TokenizerFixtures.PathOf("vocab.json"), TokenizerFixtures.PathOf("merges.txt"))));
        using var folder = new TemporaryDirectory();
        var (loaded, refused) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            foreach (var (name, bytes) in files) folder.Write(name, bytes);
            var victim = files.Keys.ElementAt(i % files.Count);
            folder.Write(victim, Damaged(files[victim], random));
            if (Encodes(folder.Path, victim)) loaded++;
            else refused++;
        }

        // Most damage matters, some changes only a word.
        Assert.InRange(refused, count / 4, count);
        Assert.InRange(loaded, count / 50, count);
    }

    private static bool Encodes(string folder, string victim)
    {
        var clock = Stopwatch.StartNew();
        var path = Path.Combine(folder, victim);
        try
        {
            var tokenizer = Open(folder, victim);
            var encoded = tokenizer.Encode(Example);
            Assert.All(encoded.Ids, id => Assert.InRange(id, 0, tokenizer.VocabularySize - 1));
            Assert.All(encoded.Offsets, offset => Assert.InRange(offset.End, offset.Start, Example.Length));
            tokenizer.Decode(encoded.Ids);
            return true;
        }
        catch (TokenizerException error)
        {
            // A merge that became unknown because of the vocabulary is the merges' error.
            Assert.Contains(error.File, victim == "vocab.json" ? [path, Path.Combine(folder, "merges.txt")] : new[] { path });
            Assert.InRange(error.Message.Length, path.Length, path.Length + 400);
            return false;
        }
        finally
        {
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
        }
    }

    private static Tokenizer Open(string folder, string victim) => victim switch
    {
        "vocab.txt" => Pretrained.WordPiece(Path.Combine(folder, victim)),
        "bert.json" or "gpt2.json" => Pretrained.FromJson(Path.Combine(folder, victim)),
        _ => Pretrained.BytePair(Path.Combine(folder, "vocab.json"), Path.Combine(folder, "merges.txt")),
    };

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var damaged = bytes.ToList();
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            // Most of a file is vocabulary: every other damage is near its beginning or end, where the rest is.
            var at = random.Next(2) == 0 ? random.Next(damaged.Count) : Math.Abs((random.Next(2) == 0 ? 0 : damaged.Count - 1) - random.Next(Math.Min(900, damaged.Count)));
            switch (random.Next(6))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    damaged.InsertRange(at, Encoding.UTF8.GetBytes(Insertions[random.Next(Insertions.Length)]));
                    break;
                case 3:
                    damaged.RemoveRange(at, Math.Min(random.Next(1, 20), damaged.Count - at));
                    break;
                case 4:
                    damaged.InsertRange(at, damaged.GetRange(at, Math.Min(random.Next(1, 60), damaged.Count - at)));
                    break;
                default:
                    damaged[at] = damaged[random.Next(damaged.Count)];
                    break;
            }
        }
        if (random.Next(20) == 0) damaged.RemoveRange(damaged.Count / 2, damaged.Count - damaged.Count / 2);
        return [.. damaged];
    }
}
