using Meld.Features;
using Meld.Features.Filling;
using Meld.Storage;

namespace Meld.Tests.Features.Filling;

public sealed class InputQueueTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private int made;

    [Fact]
    public void Take_DenseBatch_IsGivenAtOnce()
    {
        var queue = Queue(most: 1000);
        foreach (var length in new[] { 4, 1, 4, 5, 4, 4 }) queue.Add(Input(length), None);

        Assert.Equal([4, 4, 4, 4], Lengths(queue.Take(None)!));
    }

    [Fact]
    public void Take_Completed_GivesTheRestFromTheLongestDown()
    {
        var queue = Queue(most: 1000);
        foreach (var length in new[] { 12, 2, 5 }) queue.Add(Input(length), None);
        queue.Complete();

        Assert.Equal([12], Lengths(queue.Take(None)!));
        Assert.Equal([2, 5], Lengths(queue.Take(None)!));
        Assert.Null(queue.Take(None));
    }

    [Fact]
    public void Add_ContentThatWasThere_IsRefusedForThatEncoder()
    {
        var queue = Queue(most: 1000);

        Assert.True(queue.Add(Input(3, content: "a"), None));
        Assert.False(queue.Add(Input(3, content: "a"), None));
        Assert.True(queue.Add(Input(3, content: "a", encoder: 1), None));
    }

    [Fact]
    public async Task Add_WithoutRoom_WaitsUntilABatchIsReleased()
    {
        var queue = Queue(most: 20);
        queue.Add(Input(12), None);
        var adding = Task.Run(() => queue.Add(Input(10), None));

        // What has no room makes the encoder take what there is.
        var batch = queue.Take(None)!;
        Assert.Equal([12], Lengths(batch));
        Assert.False(adding.IsCompleted);
        queue.Release(batch);
        Assert.True(await adding.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Add_WithoutRoomWhileTakeWaitsForMore_MakesItTakeWhatThereIs()
    {
        var queue = Queue(most: 10);
        queue.Add(Input(8), None);
        var (batch, wasAdded) = ((EncoderBatch?)null, false);
        var taking = Started(() => batch = queue.Take(None));
        SpinWait.SpinUntil(() => taking.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(10));

        var adding = Started(() => wasAdded = queue.Add(Input(7), None));

        Assert.True(taking.Join(TimeSpan.FromSeconds(10)));
        Assert.Equal([8], Lengths(batch!));
        queue.Release(batch!);
        Assert.True(adding.Join(TimeSpan.FromSeconds(10)));
        Assert.True(wasAdded);
    }

    [Fact]
    public void Add_InputLargerThanAllRoom_IsLetInAlone() => Assert.True(Queue(most: 5).Add(Input(10), None));

    [Fact]
    public async Task AddAndTake_Cancelled_End()
    {
        using var stop = new CancellationTokenSource();
        var (full, empty) = (Queue(most: 5), Queue(most: 5));
        full.Add(Input(10), None);
        var adding = Task.Run(() => full.Add(Input(10), stop.Token));
        var taking = Task.Run(() => empty.Take(stop.Token));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding.WaitAsync(TimeSpan.FromSeconds(10)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Take_SeveralEncoders_MixesNone()
    {
        var queue = Queue(most: 1000);
        queue.Add(Input(4, encoder: 1), None);
        queue.Add(Input(5), None);
        queue.Complete();

        Assert.Equal([(0, 5), (1, 4)], new[] { queue.Take(None)!, queue.Take(None)! }.Select(batch => (batch.Encoder, Lengths(batch).Single())));
    }

    private static InputQueue Queue(long most)
    {
        var step = new FakeEncoderStep(new LettersStep()) { BatchLength = 16 };
        return new([step, step], most);
    }

    private static Thread Started(Action work)
    {
        var thread = new Thread(() => work()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private PendingInput Input(int length, string? content = null, int encoder = 0) =>
        new(encoder, Digest.Of(content ?? $"{++made}"), FeatureValue.Of(new byte[length], length), 0);

    private static IEnumerable<int> Lengths(EncoderBatch batch) => batch.Inputs.Select(input => input.Value.Shape[0]);
}
