namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the initial learning rate by a function of the epoch.</summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="lr_lambda">From the epoch, which starts at 0, to the factor.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Multiplies the initial learning rate by a function of the epoch.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double>[] lr_lambdas;

                    /// <inheritdoc cref="lr_scheduler.LambdaLR"/>
                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, optimizer.ParamGroups.Select(_ => lr_lambda), last_epoch, verbose)
                    {
                    }

                    /// <summary>A function for each parameter group.</summary>
                    /// <param name="optimizer">Whose rates to set.</param>
                    /// <param name="lr_lambdas">From the epoch, which starts at 0, to the factor; one for each group.</param>
                    /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
                    /// <param name="verbose">Whether to print each change.</param>
                    public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.lr_lambdas = PerGroup(lr_lambdas, nameof(lr_lambdas));
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => _base_lrs.Select((rate, group) => rate * lr_lambdas[group](_last_epoch));
                }
            }
        }
    }
}
