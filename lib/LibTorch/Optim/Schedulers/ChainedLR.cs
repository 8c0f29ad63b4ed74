namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Several schedules at once: each changes what the one before it left.</summary>
            /// <param name="schedulers">The schedules, all of one optimizer.</param>
            public static LRScheduler ChainedLR(IEnumerable<LRScheduler> schedulers) => new impl.ChainedLR(schedulers);

            public static partial class impl
            {
                /// <summary>Several schedules at once.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;

                    /// <inheritdoc cref="lr_scheduler.ChainedLR"/>
                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        this.schedulers = [.. schedulers];
                        if (this.schedulers.Length == 0) throw new ArgumentException("A chain needs a schedule.", nameof(schedulers));
                        Bind(this.schedulers[0]._optimizer, -1, false);
                        CheckOptimizer(this.schedulers);
                    }

                    /// <summary>Makes a step of every schedule.</summary>
                    public override void step() => Move(null);

                    internal override void Move(int? epoch)
                    {
                        foreach (var scheduler in schedulers) scheduler.step(epoch);
                        _last_lrs = [.. base.get_lr()];
                    }
                }
            }
        }
    }
}
