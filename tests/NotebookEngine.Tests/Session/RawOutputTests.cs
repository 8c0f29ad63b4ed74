using System.IO.Pipelines;
using NotebookEngine.Session;

namespace NotebookEngine.Tests.Session;

public sealed class RawOutputTests
{
    private static readonly byte[] Marker = [1, 2, 3, 4];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Pipe pipe = new();
    private string text = "";

    private RawOutput Read(int limit = 1000, Action<string>? sink = null) => new(pipe.Reader.AsStream(), Marker, limit, sink ?? (piece => text += piece));

    private async Task Write(params byte[] bytes) => await pipe.Writer.WriteAsync(bytes);

    [Fact]
    public async Task UnfinishedCharacter_EndsWithItsCell()
    {
        var output = Read();
        await Write([0xF0, 0x9F, 0x98, .. Marker]);
        await output.DrainAsync(Patience);
        Assert.Equal("\uFFFD", text);
        await Write([0x80, (byte)'a', .. Marker]);
        await output.DrainAsync(Patience);
        Assert.Equal("\uFFFD\uFFFDa", text);
    }

    [Fact]
    public async Task CharacterInTwoPieces_IsOne()
    {
        var output = Read();
        await Write(0xC3);
        await Write([0xA9, 0xF0, 0x9F]);
        await Write([0x98, 0x80, .. Marker]);
        await output.DrainAsync(Patience);
        Assert.Equal("é😀", text);
    }

    [Fact]
    public async Task CharacterCutByTheLimit_IsNotShown()
    {
        var output = Read(limit: 2);
        await Write([(byte)'a', 0xC3, 0xA9, .. Marker]);
        await output.DrainAsync(Patience);
        Assert.Equal("a", text);
        Assert.Equal(1, output.TakeDropped());
    }

    [Fact]
    public async Task FailureOfTheSink_StopsNoReading()
    {
        var calls = 0;
        var output = Read(sink: _ => throw new InvalidOperationException($"call {++calls}"));
        await Write([(byte)'a', .. Marker]);
        await output.DrainAsync(Patience);
        await Write([(byte)'b', .. Marker]);
        await output.DrainAsync(Patience);
        await pipe.Writer.CompleteAsync();
        await output.Completion.WaitAsync(Patience);
    }
}
